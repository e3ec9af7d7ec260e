import { doubleAreaOf, type IntegerRing, nestRings } from '../graph/nest-rings.ts'
import { addPair, createPairTable } from '../graph/pair-table.ts'
import { compareLeaving } from './checks/patch-checks.ts'
import { type FaceId, outside } from './division-map.ts'

/** A stretch of border with faces beside it: an arc, or a part of one. */
export interface Side {
  readonly xy: ArrayLike<number>
  readonly left: FaceId
  readonly right: FaceId
}

/** A ring of a face, and the sides it runs along: side 2s is stretch s as it runs, 2s + 1 against its run. The face is on the left. */
export interface FaceRing extends IntegerRing {
  sides: number[]
}

/** What is outside reaches to here on every side; a ring of no border. */
const far = 2_000_000_000
const world: FaceRing = { sides: [], xy: [-far, -far, far, -far, far, far, -far, far, -far, -far], doubleArea: 8 * far * far }

/**
 * Puts the polygons of a face together from the stretches of border around it: lists of rings, outer first, that pass no point twice, cross nowhere
 * and begin at their least point. A stretch with the face on both sides divides it: what lies on either side are two polygons. What is outside has the world's edge around it. O(n log n), and in the rings as `nestRings`.
 */
export function polygonsOf(stretches: readonly Side[], face: FaceId): FaceRing[][] {
  const points = createPairTable(2 * stretches.length)
  const startOf: number[] = []
  stretches.forEach(({ xy }) => {
    startOf.push(addPair(points, xy[0], xy[1]), addPair(points, xy[xy.length - 2], xy[xy.length - 1]))
  })
  const around: number[][] = Array.from({ length: points.count }, () => [])
  for (let side = 0; side < startOf.length; side++) around[startOf[side]].push(side)
  const next = new Int32Array(startOf.length)
  for (const sides of around) {
    if (sides.length > 2) {
      const way = new Map(sides.map((side) => [side, directionOf(stretches[side >> 1].xy, side)]))
      sides.sort((s, t) => compareLeaving(way.get(s)!, way.get(t)!))
    }
    sides.forEach((side, i) => {
      next[side ^ 1] = sides[(i + sides.length - 1) % sides.length]
    })
  }
  const rings: FaceRing[] = []
  const isUsed = new Uint8Array(startOf.length)
  for (let first = 0; first < startOf.length; first++) {
    const { left, right } = stretches[first >> 1]
    if ((first & 1 ? right : left) !== face) continue
    const way: number[] = []
    const passed = new Map<number, number>()
    for (let side = first; !isUsed[side]; side = next[side]) {
      passed.set(startOf[side], way.length)
      isUsed[side] = 1
      way.push(side)
      const known = passed.get(startOf[side ^ 1])
      if (known === undefined) continue
      const sides = way.splice(known)
      for (const part of sides) passed.delete(startOf[part])
      rings.push(ringOf(stretches, sides))
    }
    // A dead end: the stretch runs into the face and back. No ground lies in it.
  }
  if (face === outside) rings.push(world)
  return nestRings(rings)
}

function directionOf(xy: ArrayLike<number>, side: number): { dx: number; dy: number } {
  if (side & 1) return { dx: xy[xy.length - 4] - xy[xy.length - 2], dy: xy[xy.length - 3] - xy[xy.length - 1] }
  return { dx: xy[2] - xy[0], dy: xy[3] - xy[1] }
}

function ringOf(stretches: readonly Side[], sides: number[]): FaceRing {
  const line: number[] = []
  let least = 0
  for (const side of sides) {
    const { xy } = stretches[side >> 1]
    // The last point of a side is the first of the next.
    for (let k = 0; k + 2 < xy.length; k += 2) {
      const i = side & 1 ? xy.length - 2 - k : k
      if (xy[i] < line[least] || (xy[i] === line[least] && xy[i + 1] < line[least + 1])) least = line.length
      line.push(xy[i], xy[i + 1])
    }
  }
  const xy = [...line.slice(least), ...line.slice(0, least), line[least], line[least + 1]]
  return { sides, xy, doubleArea: doubleAreaOf(xy) }
}
