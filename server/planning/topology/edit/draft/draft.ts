import { turn } from '../../graph/exact.ts'
import { addPair, createPairTable, findPair, type PairTable } from '../../graph/pair-table.ts'
import { arcsAt, visitSegments } from '../arc-cells.ts'
import type { Arc, DivisionMap, FaceId } from '../division-map.ts'
import { faceAt } from '../face-at.ts'
import { type FaceRing, polygonsOf } from '../face-polygons.ts'
import { type Bends, nodeLine } from './node-line.ts'
import { reversed } from './reversed.ts'

/** A stretch of a new line between two points where it meets borders (or its ends): the face it runs through, or null where it runs along a border. */
export interface LineStretch {
  xy: number[]
  face: FaceId | null
  /** Whether it begins, and ends, on a border. */
  isFromBorder: boolean
  isToBorder: boolean
}

/** A stretch of border in a draft: part of an arc (with the arc's segments that it is made of), or of a new line, with one face on both sides. */
export interface DraftPiece {
  xy: number[]
  left: FaceId
  right: FaceId
  origin: { arc: Arc; segments: number[] } | null
}

/** A piece of ground in one polygon: part of a face, whole or cut by new lines. */
export interface DraftPart {
  face: FaceId
  rings: FaceRing[]
  /** Twice its area in square steps. */
  doubleSteps: number
}

/** A map with new lines drawn into some of its faces, before it is said who gets which part. */
export interface Draft {
  map: DivisionMap
  pieces: DraftPiece[]
  parts: DraftPart[]
  /** The part on the left of side 2p of piece p and of side 2p + 1, which runs against it; -1 where the face is not looked at. */
  partOf: Int32Array
  bends: Bends
}

/** Cuts lines where they meet the map's borders and says which face each stretch runs through; null where they cannot be told apart from the borders. */
export function stretchesOf(map: DivisionMap, lines: readonly (readonly number[])[], bends: Bends): LineStretch[][] | null {
  const noded: number[][] = []
  for (const line of lines) {
    const through = nodeLine(map, line, bends)
    if (!through) return null
    noded.push(through)
  }
  const bent = bentPoints(bends)
  const isContact = (x: number, y: number): boolean => findPair(bent, x, y) !== -1 || arcsAt(map.cells, x, y).size > 0
  return noded.map((line) => {
    const stretches: LineStretch[] = []
    let start = 0
    for (let i = 2; i < line.length; i += 2) {
      if (i + 2 < line.length && !isContact(line[i], line[i + 1])) continue
      const xy = line.slice(start, i + 2)
      start = i
      const isAlong = xy.length === 4 && isBorder(map, bends, xy)
      stretches.push({
        xy,
        face: isAlong ? null : faceAt(map, xy[0] + xy[2], xy[1] + xy[3]),
        isFromBorder: isContact(xy[0], xy[1]),
        isToBorder: isContact(xy[xy.length - 2], xy[xy.length - 1]),
      })
    }
    return stretches
  })
}

function bentPoints(bends: Bends): PairTable {
  const points = createPairTable(16)
  for (const ofArc of bends.values())
    for (const chain of ofArc.values()) for (let k = 0; k < chain.length; k += 2) addPair(points, chain[k], chain[k + 1])
  return points
}

/** Whether a segment is one of the map's borders, bent as they are. */
function isBorder(map: DivisionMap, bends: Bends, [ax, ay, bx, by]: readonly number[]): boolean {
  let isFound = false
  visitSegments(map.cells, ax, ay, bx, by, (arc, i) => {
    if (isFound) return
    const chain = [
      ...arc.xy.subarray(2 * i, 2 * i + 2),
      ...(bends.get(arc)?.get(i) ?? []),
      ...arc.xy.subarray(2 * i + 2, 2 * i + 4),
    ]
    for (let k = 0; k + 3 < chain.length; k += 2) {
      const [cx, cy, dx, dy] = chain.slice(k, k + 4)
      isFound ||= (cx === ax && cy === ay && dx === bx && dy === by) || (cx === bx && cy === by && dx === ax && dy === ay)
    }
  })
  return isFound
}

/** Draws stretches of lines into their faces; the parts of those faces and of `others` are found. Borders are cut where the stretches end, and in the points `alsoCut` (x, y in turn). */
export function draftOf(
  map: DivisionMap,
  stretches: readonly LineStretch[],
  others: readonly FaceId[],
  bends: Bends,
  alsoCut: readonly number[] = [],
): Draft {
  const faces = new Set(others)
  for (const { face } of stretches) if (face !== null) faces.add(face)
  const cuts = bentPoints(bends)
  for (let i = 0; i + 1 < alsoCut.length; i += 2) addPair(cuts, alsoCut[i], alsoCut[i + 1])
  for (const { xy } of stretches) {
    addPair(cuts, xy[0], xy[1])
    addPair(cuts, xy[xy.length - 2], xy[xy.length - 1])
  }
  const arcs = new Set<Arc>(bends.keys())
  for (const face of faces) for (const arc of map.faces.get(face) ?? []) arcs.add(arc)
  const pieces: DraftPiece[] = []
  for (const arc of arcs) cutArc(arc, bends.get(arc), cuts, pieces)
  const drawn = new Set<string>()
  for (const { xy, face } of stretches) {
    if (face === null) continue
    // A line that comes back the same way is drawn once.
    const key = [`${xy}`, `${reversed(xy)}`].sort()[0]
    if (!drawn.has(key)) pieces.push({ xy, left: face, right: face, origin: null })
    drawn.add(key)
  }

  const parts: DraftPart[] = []
  const partOf = new Int32Array(2 * pieces.length).fill(-1)
  for (const face of faces) {
    const numbers = pieces.flatMap(({ left, right }, i) => (left === face || right === face ? [i] : []))
    const own = numbers.map((i) => pieces[i])
    for (const polygon of polygonsOf(own, face)) {
      const rings = polygon.map((ring) => ({ ...ring, sides: ring.sides.map((side) => 2 * numbers[side >> 1] + (side & 1)) }))
      for (const { sides } of rings) for (const side of sides) partOf[side] = parts.length
      parts.push({ face, rings, doubleSteps: rings.reduce((sum, { doubleArea }) => sum + doubleArea, 0) })
    }
  }
  return { map, pieces, parts, partOf, bends }
}

function cutArc(arc: Arc, bent: Map<number, number[]> | undefined, cuts: PairTable, pieces: DraftPiece[]): void {
  const { xy, left, right } = arc
  let [line, segments]: [number[], number[]] = [[xy[0], xy[1]], []]
  const last = xy.length / 2 - 2
  for (let segment = 0; segment <= last; segment++) {
    const through = bent?.get(segment)
    const chain = through ? [...through, xy[2 * segment + 2], xy[2 * segment + 3]] : xy.subarray(2 * segment + 2, 2 * segment + 4)
    for (let k = 0; k < chain.length; k += 2) {
      line.push(chain[k], chain[k + 1])
      segments.push(segment)
      const isEnd = segment === last && k + 2 === chain.length
      if (!isEnd && findPair(cuts, chain[k], chain[k + 1]) === -1) continue
      pieces.push({ xy: line, left, right, origin: { arc, segments } })
      line = [chain[k], chain[k + 1]]
      segments = []
    }
  }
}

/**
 * Whether a part of a draft lies inside what lines (x, y in turn) surround an odd number of times. The lines run along the draft's pieces or not through
 * the part at all. Exact.
 */
export function isPartInside({ rings: [{ xy }] }: DraftPart, lines: readonly (readonly number[])[]): boolean {
  const [ax, ay, bx, by] = xy
  const [px, py] = [ax + bx, ay + by]
  // The point asked about lies a little to the left of the middle of the part's first segment.
  const isBelow = ay === by && bx < ax
  let isInside = false
  for (const line of lines) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const [cx, cy, dx, dy] = [line[i], line[i + 1], line[i + 2], line[i + 3]]
      const [south, north] = [2 * Math.min(cy, dy), 2 * Math.max(cy, dy)]
      if (isBelow ? !(south < py && py <= north) : !(south <= py && py < north)) continue
      const isSame = (cx === ax && cy === ay && dx === bx && dy === by) || (cx === bx && cy === by && dx === ax && dy === ay)
      const side = turn(2 * cx, 2 * cy, 2 * dx, 2 * dy, px, py)
      // East of the segment: right of it where it runs north.
      if (isSame ? by < ay : side < 0 === dy > cy && side !== 0) isInside = !isInside
    }
  }
  return isInside
}
