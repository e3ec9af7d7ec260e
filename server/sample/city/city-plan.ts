import { fromPlane, localPlane } from '#planning/geodesy/lengths'
import { seededRandom } from '#planning/random'
import type { LonLat } from '#planning/types'
import { hashOf, smoothNoise } from '../mesh/fractal-noise.ts'
import { type BlockUse, blockUseAt } from './block-use.ts'

/** Strips of ground that streets cross in few places only. */
export type Corridor = 'river' | 'railway' | 'expressway'

/**
 * The straight plan of a city: lines in two directions, blocks between them, three strips that cut through it. Meters east and north of the
 * middle, in whole centimeters; `place` bends it onto the ground, so that straight lines become ring roads and radial roads.
 */
export interface CityPlan {
  seed: number
  /** Lines that run north (their east coordinate) and lines that run east (their north coordinate). */
  eastings: readonly number[]
  northings: readonly number[]
  /** Blocks a row, and rows of blocks. */
  columns: number
  rows: number
  /** The strip that a column or row of blocks is, if it is one. */
  stripOfColumn: readonly (Corridor | null)[]
  stripOfRow: readonly (Corridor | null)[]
  /** What each block is used for: column + row × columns. */
  useOf: readonly BlockUse[]
  place: (east: number, north: number) => LonLat
}

const centre = { lon: 104.2, lat: 30.5 }
/** Blocks of the city from end to end at scale 1. */
const blocksAcross = 103

/** Lays a city's lines and strips out and gives every block its use. */
export function planCity(seed: number, scale: number): CityPlan {
  const random = seededRandom(seed + 53)
  const across = Math.max(10, Math.round(blocksAcross * Math.sqrt(scale)))
  const middle = across / 2
  const stripOfColumn = new Array<Corridor | null>(across).fill(null)
  const stripOfRow = new Array<Corridor | null>(across).fill(null)
  stripOfColumn[Math.round(middle * 1.32)] = 'railway'
  stripOfRow[Math.round(middle * 0.8)] = 'river'
  stripOfRow[Math.round(middle * 1.62)] = 'expressway'
  const widths = { river: 170, railway: 60, expressway: 80 }
  const linesOf = (strips: readonly (Corridor | null)[]): number[] => {
    const lines = [0]
    strips.forEach((strip, index) => {
      const remoteness = Math.abs(index + 0.5 - middle) / middle
      const width = 205 + 75 * Math.min(1, remoteness / 0.5) + 180 * Math.max(0, (remoteness - 0.66) / 0.34)
      lines.push(lines[index] + (strip ? widths[strip] : width * (0.86 + 0.28 * random())))
    })
    const shift = lines[lines.length - 1] / 2
    return lines.map((line) => Math.round((line - shift) * 100) / 100)
  }
  const eastings = linesOf(stripOfColumn)
  const northings = linesOf(stripOfRow)
  const plane = localPlane(centre.lon, centre.lat)
  const half = Math.max(-eastings[0], -northings[0])
  const phases = Array.from({ length: 6 }, () => random() * 2 * Math.PI)
  const turn = (random() - 0.5) * 0.5
  const place = (east: number, north: number): LonLat => {
    const a = east / half
    const b = north / half
    // Squares about the middle become nearly circles.
    let x = east * Math.sqrt(1 - 0.36 * b * b)
    let y = north * Math.sqrt(1 - 0.36 * a * a)
    y += 420 * Math.sin(x / 2900 + phases[0]) + 70 * Math.sin(x / 760 + phases[1]) + 120 * Math.sin((x + y) / 1900 + phases[2])
    x += 260 * Math.sin(y / 2300 + phases[3]) + 45 * Math.sin(y / 640 + phases[4]) + 90 * Math.sin((x - y) / 1700 + phases[5])
    const lonLat = fromPlane(plane, x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn))
    return [Math.round(lonLat[0] * 1e7) / 1e7, Math.round(lonLat[1] * 1e7) / 1e7]
  }
  const useOf: BlockUse[] = []
  for (let row = 0; row < across; row++) {
    for (let column = 0; column < across; column++) {
      const remoteness = Math.max(
        Math.abs(column + 0.5 - middle) / middle,
        Math.abs(row + 0.5 - middle) / middle,
        Math.hypot(column + 0.5 - middle, row + 0.5 - middle) / (1.2 * middle),
      )
      const isStrip = stripOfColumn[column] !== null || stripOfRow[row] !== null
      const quarter = smoothNoise(column / 5, row / 5, seed + 3) + 0.3 * smoothNoise(column / 2, row / 2, seed + 5)
      const chance = hashOf(column, row, seed + 7) / 2 ** 32
      useOf.push(isStrip ? 'strip' : blockUseAt(remoteness + 0.06 * smoothNoise(column / 4, row / 4, seed + 11), quarter, chance))
    }
  }
  return { seed, eastings, northings, columns: across, rows: across, stripOfColumn, stripOfRow, useOf, place }
}
