import Flatbush from 'flatbush'
import { interiorPoint } from '../../geodesy/interior-point.ts'
import type { LonLat } from '../../types.ts'
import type { FlatOutline } from '../outline-types.ts'

/** A place inside an outline, how large the outline is (degrees squared, for order only), and all outlines that hold the place, ascending, itself included. */
export interface OutlinePlace {
  outline: number
  lon: number
  lat: number
  size: number
  heldBy: number[]
}

/** Finds a place inside each of some outlines, as they are in the source, and what else holds it: where levels are told, of each other level the smallest. Outlines without a finite point are left out. */
export function outlinePlaces(
  outlines: readonly FlatOutline[],
  wanted: readonly number[],
  levels?: readonly unknown[],
): OutlinePlace[] {
  if (wanted.length === 0) return []
  const boxes = new Flatbush(outlines.length)
  for (const { lonLat } of outlines) {
    const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let i = 0; i < lonLat.length; i += 2) {
      box[0] = Math.min(box[0], lonLat[i])
      box[1] = Math.min(box[1], lonLat[i + 1])
      box[2] = Math.max(box[2], lonLat[i])
      box[3] = Math.max(box[3], lonLat[i + 1])
    }
    boxes.add(box[0], box[1], box[2], box[3])
  }
  boxes.finish()
  return wanted.flatMap((outline) => {
    const rings = finiteRings(outlines[outline])
    if (rings.length === 0) return []
    const [lon, lat] = interiorPoint([rings])
    const holders = boxes.search(lon, lat, lon, lat).filter((other) => other === outline || holds(outlines[other], lon, lat))
    const heldBy = levels ? smallestOfLevels(outlines, holders, outline, levels) : holders
    return [{ outline, lon, lat, size: sizeOf(rings), heldBy: heldBy.sort((a, b) => a - b) }]
  })
}

function finiteRings({ lonLat, ringEnds }: FlatOutline): LonLat[][] {
  let i = 0
  return [...ringEnds]
    .map((end) => {
      const ring: LonLat[] = []
      for (; i < end; i++) {
        if (Number.isFinite(lonLat[2 * i]) && Number.isFinite(lonLat[2 * i + 1])) ring.push([lonLat[2 * i], lonLat[2 * i + 1]])
      }
      return ring
    })
    .filter((ring) => ring.length > 0)
}

const sizeOf = (rings: readonly LonLat[][]): number => Math.max(...rings.map(areaOf))

function areaOf(ring: readonly LonLat[]): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    sum += (ring[i - 1][0] - ring[0][0]) * (ring[i][1] - ring[0][1]) - (ring[i][0] - ring[0][0]) * (ring[i - 1][1] - ring[0][1])
  }
  return Math.abs(sum) / 2
}

function holds({ lonLat, ringEnds }: FlatOutline, lon: number, lat: number): boolean {
  let inside = false
  let start = 0
  for (const end of ringEnds) {
    for (let i = start, j = end - 1; i < end; j = i++) {
      const [ax, ay, bx, by] = [lonLat[2 * j], lonLat[2 * j + 1], lonLat[2 * i], lonLat[2 * i + 1]]
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside
    }
    start = end
  }
  return inside
}

function smallestOfLevels(
  outlines: readonly FlatOutline[],
  holders: readonly number[],
  own: number,
  levels: readonly unknown[],
): number[] {
  const kept = new Map<unknown, { outline: number; size: number }>([[levels[own], { outline: own, size: 0 }]])
  for (const outline of holders) {
    const size = sizeOf(finiteRings(outlines[outline]))
    const rival = kept.get(levels[outline])
    if (!rival || size < rival.size) kept.set(levels[outline], { outline, size })
  }
  return [...kept.values()].map(({ outline }) => outline)
}
