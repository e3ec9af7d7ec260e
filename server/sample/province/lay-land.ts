import { seededRandom } from '#planning/random'
import { terrains } from '#planning/types'
import { type CellPool, createCellPool } from '../mesh/divide-cells.ts'
import { fractalNoise } from '../mesh/fractal-noise.ts'
import { type Bend, bendPlan } from './bend-plan.ts'
import { createHoneycomb, type Honeycomb } from './honeycomb.ts'
import { provinceAt, terrainFacts } from './province-facts.ts'

/** The ground of a province, cell by cell. */
export interface Land {
  honeycomb: Honeycomb
  pool: CellPool
  /** Index in `terrains`, of every cell. */
  terrain: Uint8Array
}

/** Share of the honeycomb that the province takes up, about. */
const filledShare = 0.8

/**
 * Lays the ground of a province: a dense basin in the east with a plain at its western edge, hills around it, mountains about them, a
 * wide plateau in the west. Its outline winds as rivers and ridges do. Weights of cells are the villages that their terrain expects.
 */
export function layLand(seed: number, scale: number): Land {
  const random = seededRandom(seed)
  const noiseSeed = Math.floor(random() * 1e9)
  const aimedCells = provinceAt(scale).cells / filledShare
  const { columns, rows, at, cellArea } = bendPlan(aimedCells)
  const isInside = insideOf(columns, rows, at, noiseSeed)
  const sizeOf = (cell: number): number => cellArea(cell % columns, Math.floor(cell / columns))
  let shapeArea = 0
  for (let cell = 0; cell < columns * rows; cell++) if (isInside[cell]) shapeArea += sizeOf(cell)
  const unitMeters = Math.sqrt((provinceAt(scale).squareKilometers * 1e6) / shapeArea)
  const honeycomb = createHoneycomb(columns, rows, noiseSeed, (column, row) => {
    const [east, north] = at(column, row)
    return [east * unitMeters, north * unitMeters]
  })
  const areaOf = (cell: number): number => sizeOf(cell) * unitMeters * unitMeters
  const terrain = terrainsOf(honeycomb, isInside, areaOf, unitMeters, noiseSeed)
  const weight = new Float32Array(columns * rows)
  const order: number[] = []
  for (let cell = 0; cell < weight.length; cell++) {
    if (!isInside[cell]) continue
    weight[cell] = areaOf(cell) / (terrainFacts[terrains[terrain[cell]]].villageSquareKilometers * 1e6)
    order.push(cell)
  }
  const relief = (which: number): Float32Array => {
    const heights = new Float32Array(columns * rows)
    for (const cell of order)
      heights[cell] = fractalNoise(honeycomb.x[cell], honeycomb.y[cell], 128_000, 1000, 0.24, noiseSeed + which)
    return heights
  }
  return { honeycomb, pool: createCellPool(honeycomb, Int32Array.from(order), weight, [relief(100), relief(200)]), terrain }
}

/** 1 for the cells of the province: one piece without holes, two cells away from the honeycomb's rim. */
function insideOf(columns: number, rows: number, at: Bend['at'], seed: number): Uint8Array {
  const isInside = new Uint8Array(columns * rows)
  for (let row = 2; row < rows - 2; row++) {
    for (let column = 2; column < columns - 2; column++) {
      const [east, north] = at(column, row)
      const p = (2 * column) / columns - 1
      const q = (2 * row) / rows - 1
      const coast = fractalNoise(east, north, 0.8, 0.02, 0.3, seed + 300)
      if (Math.abs(p) ** 3 + Math.abs(q) ** 3 + coast < 0.68) isInside[row * columns + column] = 1
    }
  }
  return largestPiece(isInside, columns)
}

/** The piece around the middle, its holes filled. */
function largestPiece(isInside: Uint8Array, columns: number): Uint8Array {
  const fill = (from: number, value: number, into: Uint8Array): void => {
    const waiting = [from]
    into[from] = 1
    while (waiting.length > 0) {
      const cell = waiting.pop()!
      // Only cells beside and straight above or below: what hangs together so does on the honeycomb too.
      for (const next of [cell - 1, cell + 1, cell - columns, cell + columns]) {
        if (next < 0 || next >= isInside.length || into[next] || isInside[next] !== value) continue
        into[next] = 1
        waiting.push(next)
      }
    }
  }
  const piece = new Uint8Array(isInside.length)
  fill(Math.floor(isInside.length / columns / 2) * columns + (columns >> 1), 1, piece)
  const rest = new Uint8Array(isInside.length)
  isInside.set(piece)
  fill(0, 0, rest)
  return rest.map((isOutside) => 1 - isOutside)
}

/** Terrain by height; the shares of the area are those of the facts, exactly but for single cells. */
function terrainsOf(
  { x, y }: Honeycomb,
  isInside: Uint8Array,
  areaOf: (cell: number) => number,
  unitMeters: number,
  seed: number,
): Uint8Array {
  const levels = 4096
  const heights = new Float32Array(isInside.length)
  const areaAt = new Float64Array(levels)
  let total = 0
  for (let cell = 0; cell < heights.length; cell++) {
    if (!isInside[cell]) continue
    const east = x[cell] / unitMeters
    const north = y[cell] / unitMeters
    const west = Math.max(0, 0.34 - east)
    const rim = Math.hypot((east - 0.42) / 0.75, (north - 0.02) / 0.5)
    const height = 0.9 * west + 0.3 * rim + fractalNoise(east, north, 0.5, 0.005, 0.5, seed + 400) + 0.5
    heights[cell] = Math.min(levels - 1, Math.max(0, Math.floor((height / 2.6) * levels)))
    areaAt[heights[cell]] += areaOf(cell)
    total += areaOf(cell)
  }
  const limits: number[] = []
  let level = 0
  let below = 0
  let aim = 0
  for (const terrain of terrains) {
    aim += terrainFacts[terrain].areaShare * total
    while (level < levels && below + areaAt[level] / 2 < aim) below += areaAt[level++]
    limits.push(level)
  }
  return Uint8Array.from(heights, (height) => Math.min(terrains.length - 1, limits.findIndex((limit) => height < limit) & 3))
}
