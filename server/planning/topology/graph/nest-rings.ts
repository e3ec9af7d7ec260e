import { turn } from './exact.ts'

/** A simple closed ring of whole coordinates (first point repeated), x and y in turn, with twice its signed area. */
export interface IntegerRing {
  xy: number[]
  doubleArea: number
}

/**
 * Groups rings that do not cross and share no edges into polygons: a ring of positive area (x towards y) is an outer ring, one of negative area
 * a hole of the smallest outer ring around it. Polygons and holes come by the first points of their rings. Quadratic in the rings of one
 * outline, but for boxes that do not meet.
 */
export function nestRings<Ring extends IntegerRing>(unordered: readonly Ring[]): Ring[][] {
  const rings = [...unordered].sort(byFirstPoint)
  const outers = rings.filter(({ doubleArea }) => doubleArea > 0)
  if (outers.length === 1) return [[outers[0], ...rings.filter((ring) => ring !== outers[0])]]
  const polygons = new Map(outers.map((outer) => [outer, [outer]]))
  const boxes = new Map(rings.map((ring) => [ring, boxOf(ring.xy)]))
  for (const hole of rings) {
    if (hole.doubleArea > 0) continue
    let least: Ring | null = null
    for (const outer of outers) {
      if (least && outer.doubleArea >= least.doubleArea) continue
      if (boxHolds(boxes.get(outer)!, boxes.get(hole)!) && holdsFirstEdge(outer.xy, hole.xy)) least = outer
    }
    if (least) polygons.get(least)!.push(hole)
  }
  return [...polygons.values()]
}

function byFirstPoint(a: IntegerRing, b: IntegerRing): number {
  for (let i = 0; i < 4; i++) if (a.xy[i] !== b.xy[i]) return a.xy[i] - b.xy[i]
  return 0
}

/** Twice the signed area of a closed ring: exact below 2^53 square steps. */
export function doubleAreaOf(xy: ArrayLike<number>): number {
  let sum = 0
  for (let i = 2; i + 3 < xy.length; i += 2) {
    sum += (xy[i] - xy[0]) * (xy[i + 3] - xy[1]) - (xy[i + 2] - xy[0]) * (xy[i + 1] - xy[1])
  }
  return sum
}

function boxOf(xy: readonly number[]): [number, number, number, number] {
  const box: [number, number, number, number] = [xy[0], xy[1], xy[0], xy[1]]
  for (let i = 2; i < xy.length; i += 2) {
    box[0] = Math.min(box[0], xy[i])
    box[1] = Math.min(box[1], xy[i + 1])
    box[2] = Math.max(box[2], xy[i])
    box[3] = Math.max(box[3], xy[i + 1])
  }
  return box
}

type Box = readonly [number, number, number, number]
const boxHolds = (a: Box, b: Box): boolean => a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3]

/** Whether the middle of a ring's first edge lies within another ring, on which it cannot lie. Even-odd, in half steps; exact. */
function holdsFirstEdge(ring: readonly number[], inner: readonly number[]): boolean {
  const [px, py] = [inner[0] + inner[2], inner[1] + inner[3]]
  let isInside = false
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax, ay, bx, by] = [2 * ring[i], 2 * ring[i + 1], 2 * ring[i + 2], 2 * ring[i + 3]]
    if (ay > py === by > py) continue
    const side = turn(ax, ay, bx, by, px, py)
    if (side > 0 === by > ay) isInside = !isInside
  }
  return isInside
}
