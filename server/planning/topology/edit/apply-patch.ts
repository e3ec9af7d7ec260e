import type { LonLat } from '../../types.ts'
import { addPair, createPairTable, findPair, type PairTable } from '../graph/pair-table.ts'
import { fromLattice } from '../lattice.ts'
import { arcsAt, areCrowded, createArcCells, replaceArcs } from './arc-cells.ts'
import { canonicalArc } from './canonical-arc.ts'
import { findMeeting, findWrongTurn } from './checks/patch-checks.ts'
import { type Arc, arcsOf, type DivisionMap, type FaceId, isRing } from './division-map.ts'
import type { MapPatch } from './map-patch.ts'

/** A map with a patch applied, or why it does not fit: `stale`, a border that should go is not there as it was; `meets_border`, what comes would cross or leave a border loose. */
export type Applied = { ok: true; map: DivisionMap } | { ok: false; reason: 'stale' | 'meets_border'; at: LonLat }

/** Segments among a few arcs: segment s joins points ends.a[s] and ends.b[s], with a face on either side as seen from a. */
interface Workbench {
  points: PairTable
  ends: PairTable
  left: FaceId[]
  right: FaceId[]
  isAlive: boolean[]
}

/**
 * Applies a patch: takes its borders out and puts its borders in, and joins what is left to arcs again. Only the arcs that the patch meets
 * are looked at. Refuses what would leave borders that cross, end nowhere or disagree about what lies between them.
 */
export function applyPatch(map: DivisionMap, { removed, added }: MapPatch): Applied {
  const met = new Set<Arc>()
  const touched = createPairTable(64)
  for (const { xy } of [...removed, ...added]) {
    for (let i = 0; i < xy.length; i += 2) {
      const known = touched.count
      if (addPair(touched, xy[i], xy[i + 1]) === known) for (const arc of arcsAt(map.cells, xy[i], xy[i + 1])) met.add(arc)
    }
  }
  const bench: Workbench = { points: createPairTable(256), ends: createPairTable(256), left: [], right: [], isAlive: [] }
  for (const { xy, left, right } of met) for (let i = 0; i + 3 < xy.length; i += 2) lay(bench, xy, i, left, right)
  const known = bench.ends.count
  for (const { xy, left, right } of removed) {
    for (let i = 0; i + 3 < xy.length; i += 2) if (!take(bench, xy, i, left, right)) return refusal('stale', xy[i], xy[i + 1])
  }
  const fresh: number[] = []
  for (const { xy, left, right } of added) {
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const segment = lay(bench, xy, i, left, right)
      if (segment === -1) return refusal('meets_border', xy[i], xy[i + 1])
      if (segment >= known) fresh.push(segment)
    }
  }
  const joined = joinArcs(map, bench, met, touched)
  if (!joined.ok) return refusal('meets_border', joined.x, joined.y)
  const next = withArcs(map, met, joined.arcs)
  const { points, ends } = bench
  for (const segment of fresh) {
    const [a, b] = [ends.a[segment], ends.b[segment]]
    const meeting = findMeeting(next, points.a[a], points.b[a], points.a[b], points.b[b])
    if (meeting) return refusal('meets_border', ...meeting)
  }
  for (let i = 0; i < touched.count; i++) {
    if (findWrongTurn(next, touched.a[i], touched.b[i])) return refusal('meets_border', touched.a[i], touched.b[i])
  }
  return { ok: true, map: next }
}

function refusal(reason: 'stale' | 'meets_border', x: number, y: number): Applied {
  return { ok: false, reason, at: [fromLattice(x), fromLattice(y)] }
}

/** Lays the segment from point i of a stretch; -1 where there is one already, or it has no length or no border. */
function lay({ points, ends, left, right, isAlive }: Workbench, xy: ArrayLike<number>, i: number, l: FaceId, r: FaceId): number {
  const [p, q] = [addPair(points, xy[i], xy[i + 1]), addPair(points, xy[i + 2], xy[i + 3])]
  if (p === q || l === r) return -1
  const segment = p < q ? addPair(ends, p, q) : addPair(ends, q, p)
  if (isAlive[segment]) return -1
  isAlive[segment] = true
  left[segment] = p < q ? l : r
  right[segment] = p < q ? r : l
  return segment
}

/** Takes the segment from point i of a stretch away; false where it is not there with these faces beside it. */
function take({ points, ends, left, right, isAlive }: Workbench, xy: number[], i: number, l: FaceId, r: FaceId): boolean {
  const [p, q] = [findPair(points, xy[i], xy[i + 1]), findPair(points, xy[i + 2], xy[i + 3])]
  if (p === -1 || q === -1) return false
  const segment = p < q ? findPair(ends, p, q) : findPair(ends, q, p)
  if (segment === -1 || !isAlive[segment]) return false
  if (left[segment] !== (p < q ? l : r) || right[segment] !== (p < q ? r : l)) return false
  isAlive[segment] = false
  return true
}

/** Joins segments to arcs through every point in which two of them, and nothing else, meet. */
function joinArcs(
  map: DivisionMap,
  { points, ends, left, right, isAlive }: Workbench,
  met: ReadonlySet<Arc>,
  touched: PairTable,
): { ok: true; arcs: Arc[] } | { ok: false; x: number; y: number } {
  const around: number[][] = Array.from({ length: points.count }, () => [])
  for (let segment = 0; segment < ends.count; segment++) {
    if (!isAlive[segment]) continue
    around[ends.a[segment]].push(segment)
    around[ends.b[segment]].push(segment)
  }
  /** Points where arcs end that the patch does not come to stay what they were. */
  const isKept = new Uint8Array(points.count)
  for (const arc of met) {
    for (const i of [0, arc.xy.length - 2]) {
      const [x, y] = [arc.xy[i], arc.xy[i + 1]]
      if (findPair(touched, x, y) !== -1 || (isRing(arc) && arcsAt(map.cells, x, y).size === 1)) continue
      isKept[findPair(points, x, y)] = 1
    }
  }
  const arcs: Arc[] = []
  const isUsed = new Uint8Array(ends.count)
  let loose = -1
  const follow = (start: number, first: number): void => {
    const xy = [points.a[start], points.b[start]]
    const isForward = ends.a[first] === start
    const [l, r] = isForward ? [left[first], right[first]] : [right[first], left[first]]
    let [at, segment] = [start, first]
    for (;;) {
      isUsed[segment] = 1
      const from = at
      at = ends.a[segment] === at ? ends.b[segment] : ends.a[segment]
      if (l !== (ends.a[segment] === from ? left[segment] : right[segment])) loose = from
      if (r !== (ends.a[segment] === from ? right[segment] : left[segment])) loose = from
      xy.push(points.a[at], points.b[at])
      if (at === start || isKept[at] || around[at].length !== 2) break
      segment = around[at][0] === segment ? around[at][1] : around[at][0]
    }
    if (around[at].length === 1 && !isKept[at]) loose = at
    const isFreeRing = at === start && !isKept[at] && around[at].length === 2
    arcs.push(canonicalArc(xy, l, r, isFreeRing))
  }
  for (let point = 0; point < points.count; point++) {
    if (around[point].length === 0 || (around[point].length === 2 && !isKept[point])) continue
    for (const segment of around[point]) if (!isUsed[segment]) follow(point, segment)
  }
  for (let segment = 0; segment < ends.count; segment++)
    if (isAlive[segment] && !isUsed[segment]) follow(ends.a[segment], segment)
  return loose === -1 ? { ok: true, arcs } : { ok: false, x: points.a[loose], y: points.b[loose] }
}

/** The map with some arcs in the place of others; arcs that came out as they were stay the same. */
function withArcs(map: DivisionMap, met: ReadonlySet<Arc>, joined: readonly Arc[]): DivisionMap {
  const byStart = new Map<string, Arc>()
  for (const arc of met) byStart.set(`${arc.xy.subarray(0, 4)}`, arc)
  const removed = new Set(met)
  const added: Arc[] = []
  for (const arc of joined) {
    const before = byStart.get(`${arc.xy.subarray(0, 4)}`)
    if (before && isSame(before, arc)) removed.delete(before)
    else added.push(arc)
  }
  const faces = new Map(map.faces)
  const dirty = new Set<FaceId>()
  for (const { left, right } of removed) dirty.add(left).add(right)
  for (const face of dirty)
    faces.set(
      face,
      map.faces.get(face)!.filter((arc) => !removed.has(arc)),
    )
  for (const arc of added) {
    for (const face of [arc.left, arc.right]) {
      if (dirty.has(face)) (faces.get(face) as Arc[]).push(arc)
      else faces.set(face, [...(faces.get(face) ?? []), arc])
      dirty.add(face)
    }
  }
  for (const face of dirty) if (faces.get(face)!.length === 0) faces.delete(face)
  const segments = added.reduce((sum, { xy }) => sum + xy.length / 2, map.cells.segments)
  if (areCrowded(map.cells, segments)) return { faces, cells: createArcCells(arcsOf({ ...map, faces })) }
  return { faces, cells: replaceArcs(map.cells, removed, added) }
}

function isSame(a: Arc, b: Arc): boolean {
  if (a.left !== b.left || a.right !== b.right || a.xy.length !== b.xy.length) return false
  return a.xy.every((value, i) => value === b.xy[i])
}
