import type { Arc, FaceId } from './division-map.ts'

/** Brings an arc into the one form in which maps keep it. A ring that meets no other arc is free to begin anywhere. */
export function canonicalArc(xy: ArrayLike<number>, left: FaceId, right: FaceId, isFreeRing: boolean): Arc {
  const last = xy.length - 2
  const isClosed = xy[0] === xy[last] && xy[1] === xy[last + 1]
  const points = isClosed && isFreeRing ? rotated(xy) : Int32Array.from(xy)
  const order = isClosed ? compare(points, 2, last - 2) : compare(points, 0, last)
  if (order <= 0) return { xy: points, left, right }
  const backwards = new Int32Array(points.length)
  for (let i = 0; i < points.length; i += 2) {
    backwards[i] = points[last - i]
    backwards[i + 1] = points[last - i + 1]
  }
  return { xy: backwards, left: right, right: left }
}

function compare(xy: ArrayLike<number>, i: number, j: number): number {
  return xy[i] - xy[j] || xy[i + 1] - xy[j + 1]
}

/** A closed ring from its least point on. */
function rotated(xy: ArrayLike<number>): Int32Array {
  const length = xy.length - 2
  let least = 0
  for (let i = 2; i < length; i += 2) if (compare(xy, i, least) < 0) least = i
  return Int32Array.from({ length: xy.length }, (_, i) => xy[(least + i) % length])
}
