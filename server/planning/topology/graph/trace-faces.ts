import Flatbush from 'flatbush'
import { turn } from './exact.ts'
import { compareDirections } from './signed-arcs.ts'
import { xorSets } from './toggle-sets.ts'
import type { ArcGraph } from './trace-arcs.ts'

/**
 * The two sides of every arc: side 2a lies left of arc a (from x towards y), side 2a + 1 left of it run backwards. `boundaryOf` numbers the closed
 * boundary that a side belongs to; boundary b covers the outlines of set coverOf[b], and doubleArea[b] is twice its signed area: positive
 * around a face, else the rim of a connected part.
 */
export interface FaceSides {
  boundaryOf: Int32Array
  coverOf: Uint32Array
  doubleArea: Float64Array
  boundaryCount: number
}

/** Finds the boundaries of all faces and which outlines cover each. O(n log n); for maps of many parts, a look along one line for each part. */
export function traceFaces(graph: ArcGraph): FaceSides {
  const { starts, pointOf, setOf, sets, x, y } = graph
  const sideCount = 2 * setOf.length
  const startOf = (side: number): number => (side & 1 ? pointOf[starts[(side >> 1) + 1] - 1] : pointOf[starts[side >> 1]])
  const next = nextSides(graph)
  const boundaryOf = new Int32Array(sideCount).fill(-1)
  const firstSide: number[] = []
  const areas: number[] = []
  for (let first = 0; first < sideCount; first++) {
    if (boundaryOf[first] !== -1) continue
    let area = 0
    const origin = startOf(first)
    for (let side = first; boundaryOf[side] === -1; side = next[side]) {
      boundaryOf[side] = firstSide.length
      area += arcDoubleArea(graph, side >> 1, x[origin], y[origin]) * (side & 1 ? -1 : 1)
    }
    firstSide.push(first)
    areas.push(area)
  }
  const coverOf = new Uint32Array(firstSide.length)
  const isKnown = new Uint8Array(firstSide.length)
  const rims: number[] = []
  areas.forEach((area, boundary) => {
    if (area <= 0) rims.push(boundary)
  })
  const coverBeyond = rims.length > 1 ? coverOfRims() : null
  const open: number[] = []
  for (const rim of rims) {
    coverOf[rim] = coverBeyond?.get(rim) ?? 0
    isKnown[rim] = 1
    open.push(rim)
    while (open.length > 0) {
      const boundary = open.pop()!
      let side = firstSide[boundary]
      do {
        const beyond = boundaryOf[side ^ 1]
        if (!isKnown[beyond]) {
          isKnown[beyond] = 1
          coverOf[beyond] = xorSets(sets, coverOf[boundary], setOf[side >> 1])
          open.push(beyond)
        }
        side = next[side]
      } while (side !== firstSide[boundary])
    }
  }
  return { boundaryOf, coverOf, doubleArea: Float64Array.from(areas), boundaryCount: firstSide.length }

  /** What covers the ground around each connected part: all borders of other parts between it and the far west, taken together. */
  function coverOfRims(): Map<number, number> {
    const partOf = numberParts()
    const look = createWestLook(graph)
    return new Map(
      rims.map((rim) => {
        let west = startOf(firstSide[rim])
        let side = firstSide[rim]
        do {
          for (let i = starts[side >> 1]; i < starts[(side >> 1) + 1]; i++) {
            const point = pointOf[i]
            if (x[point] < x[west] || (x[point] === x[west] && y[point] < y[west])) west = point
          }
          side = next[side]
        } while (side !== firstSide[rim])
        return [rim, look(x[west], y[west], 1, (arc) => partOf[boundaryOf[2 * arc]] !== partOf[rim])]
      }),
    )
  }
  function numberParts(): Int32Array {
    const partOf = new Int32Array(firstSide.length).fill(-1)
    const stack: number[] = []
    for (const rim of rims) {
      partOf[rim] = rim
      stack.push(rim)
      while (stack.length > 0) {
        const boundary = stack.pop()!
        let side = firstSide[boundary]
        do {
          const beyond = boundaryOf[side ^ 1]
          if (partOf[beyond] === -1) {
            partOf[beyond] = rim
            stack.push(beyond)
          }
          side = next[side]
        } while (side !== firstSide[boundary])
      }
    }
    return partOf
  }
}

/**
 * Returns a function that tells what covers a point, by the borders between it and the far west: at (px / scale, py / scale), which lies on no
 * border that is counted. Cost: the borders that the line crosses.
 */
export function createWestLook(
  graph: ArcGraph,
): (px: number, py: number, scale: number, isCounted?: (arc: number) => boolean) => number {
  const { starts, pointOf, setOf, sets, x, y } = graph
  const boxes = new Flatbush(Math.max(1, setOf.length))
  for (let arc = 0; arc < setOf.length; arc++) {
    let [west, south, east, north] = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]
    for (let i = starts[arc]; i < starts[arc + 1]; i++) {
      const point = pointOf[i]
      west = Math.min(west, x[point])
      east = Math.max(east, x[point])
      south = Math.min(south, y[point])
      north = Math.max(north, y[point])
    }
    boxes.add(west, south, east, north)
  }
  if (setOf.length === 0) boxes.add(0, 0, 0, 0)
  boxes.finish()
  return (px, py, scale, isCounted = () => true) => {
    let cover = 0
    for (const arc of boxes.search(Number.NEGATIVE_INFINITY, py / scale, px / scale, py / scale)) {
      if (arc >= setOf.length || !isCounted(arc)) continue
      for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
        const [p, q] = [pointOf[i - 1], pointOf[i]]
        if (isWestOf(scale * x[p], scale * y[p], scale * x[q], scale * y[q], px, py)) cover = xorSets(sets, cover, setOf[arc])
      }
    }
    return cover
  }
}

/** Whether a line from p due west crosses the segment ab; of its ends the one with the greater y belongs to it. */
export function isWestOf(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if (ay > py === by > py) return false
  return turn(ax, ay, bx, by, px, py) > 0 !== by > ay
}

/** For every side the next one along its boundary: at the arc's end the sharpest turn to the left. */
function nextSides(graph: ArcGraph): Int32Array {
  const { starts, pointOf, setOf, x } = graph
  const first = new Uint32Array(x.length + 1)
  const sideCount = 2 * setOf.length
  const startOf = (side: number): number => (side & 1 ? pointOf[starts[(side >> 1) + 1] - 1] : pointOf[starts[side >> 1]])
  for (let side = 0; side < sideCount; side++) first[startOf(side) + 1]++
  for (let point = 0; point < x.length; point++) first[point + 1] += first[point]
  const leaving = new Int32Array(sideCount)
  const fill = first.slice(0, x.length)
  for (let side = 0; side < sideCount; side++) leaving[fill[startOf(side)]++] = side
  const next = new Int32Array(sideCount)
  const signed = (side: number): number => (side & 1 ? ~(side >> 1) : side >> 1)
  for (let point = 0; point < x.length; point++) {
    if (first[point] === first[point + 1]) continue
    const around = [...leaving.subarray(first[point], first[point + 1])]
    if (around.length > 2) around.sort((s, t) => compareDirections(graph, signed(s), signed(t)))
    // Whoever arrives along side s, seen from here the reverse of s, goes on along the one before it.
    around.forEach((side, i) => {
      next[side ^ 1] = around[(i + around.length - 1) % around.length]
    })
  }
  return next
}

/** What an arc adds to twice the area around an origin. */
function arcDoubleArea({ starts, pointOf, x, y }: ArcGraph, arc: number, ox: number, oy: number): number {
  let sum = 0
  for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
    const [p, q] = [pointOf[i - 1], pointOf[i]]
    sum += (x[p] - ox) * (y[q] - oy) - (x[q] - ox) * (y[p] - oy)
  }
  return sum
}
