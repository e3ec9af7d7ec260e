import { turn } from './exact.ts'

/** A simple closed ring of whole coordinates (first point repeated), x and y in turn, with twice its signed area. */
export interface IntegerRing {
  xy: number[]
  doubleArea: number
}

/**
 * Groups rings that do not cross and share no edges into polygons: a ring within an even number of others is an outer ring, one within an odd
 * number is a hole of the smallest ring around it. Outer rings get positive area (x towards y), holes negative; each begins in its
 * least point (by x, then y), polygons and holes come by these points. Quadratic in the rings of one outline, but for boxes that do not meet.
 */
export function nestRings(loops: readonly number[][]): IntegerRing[][] {
  const rings = loops.map((xy) => ({ xy, doubleArea: doubleAreaOf(xy), box: boxOf(xy) }))
  const around = rings.map((ring) =>
    rings.filter((other) => other !== ring && boxHolds(other.box, ring.box) && holdsFirstEdge(other.xy, ring.xy)),
  )
  const polygons = new Map<number[], IntegerRing[]>()
  rings.forEach((ring, i) => {
    if (around[i].length % 2 === 0) polygons.set(ring.xy, [directed(ring, 1)])
  })
  rings.forEach((ring, i) => {
    if (around[i].length % 2 === 0) return
    const outer = around[i].reduce((least, other) => (Math.abs(other.doubleArea) < Math.abs(least.doubleArea) ? other : least))
    polygons.get(outer.xy)!.push(directed(ring, -1))
  })
  const byFirstPoint = (a: IntegerRing, b: IntegerRing): number => {
    for (let i = 0; i < 4; i++) if (a.xy[i] !== b.xy[i]) return a.xy[i] - b.xy[i]
    return 0
  }
  for (const parts of polygons.values()) parts.splice(1, parts.length, ...parts.slice(1).sort(byFirstPoint))
  return [...polygons.values()].sort((a, b) => byFirstPoint(a[0], b[0]))
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

/** The ring from its least point on, with the sign of area asked for. */
function directed({ xy, doubleArea }: IntegerRing, sign: 1 | -1): IntegerRing {
  let least = 0
  for (let i = 2; i < xy.length; i += 2) if (xy[i] < xy[least] || (xy[i] === xy[least] && xy[i + 1] < xy[least + 1])) least = i
  const count = xy.length / 2 - 1
  const step = Math.sign(doubleArea) === sign ? 1 : -1
  const turned: number[] = []
  for (let k = 0; k <= count; k++) {
    const i = 2 * ((((least / 2 + step * k) % count) + count) % count)
    turned.push(xy[i], xy[i + 1])
  }
  return { xy: turned, doubleArea: sign * Math.abs(doubleArea) }
}
