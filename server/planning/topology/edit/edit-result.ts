import type { LonLat } from '../../types.ts'
import { fromLattice, toLattice } from '../lattice.ts'
import { applyPatch } from './apply-patch.ts'
import { type DivisionMap, type FaceId, isDivision } from './division-map.ts'
import { polygonsOf } from './face-polygons.ts'
import { type BorderStretch, invertPatch, type MapPatch } from './map-patch.ts'

/** Why an edit is refused. */
export type EditReason =
  /** Coordinates that are no degrees, or too few points for a line, or more than a drawn line has. */
  | 'bad_coordinates'
  | 'too_few_points'
  | 'too_many_points'
  | 'unknown_division'
  | 'id_taken'
  | 'too_few_divisions'
  /** The line has no stretch inside the division; it ends inside it; it crosses or touches itself; runs along a border; leaves the division and comes back; or cuts off nothing, or more than two parts. */
  | 'does_not_cross'
  | 'ends_short'
  | 'crosses_itself'
  | 'along_border'
  | 'leaves_division'
  | 'does_not_separate'
  /** The line's ends lie on different rings of the division; it crosses border that is to stay. */
  | 'different_rings'
  | 'crosses_border'
  /** The edit would move the parent's edge, or take all of a division's ground. */
  | 'parent_edge'
  | 'swallows'
  | 'not_unassigned'
  | 'units_overlap'
  /** Ground of a redrawn parent beside which none of its children lies. */
  | 'no_neighbour'
  | 'no_change'
  /** What is drawn comes nearer to borders than the lattice can tell, or would cross them. */
  | 'meets_border'
  | 'no_vertex'
  | 'junction'
  | 'too_few_corners'
  /** A border that should go is not as it was. */
  | 'stale'

/** An edit refused: the places on the map and the faces that say why. */
export interface EditRefusal {
  ok: false
  reason: EditReason
  at: LonLat[]
  ids: FaceId[]
}

/** An edit done: the new map, the patch that leads to it and the one that leads back, and the divisions it leaves in several parts. */
export interface EditDone {
  ok: true
  map: DivisionMap
  patch: MapPatch
  inverse: MapPatch
  inParts: { id: FaceId; parts: number }[]
}

export type EditResult = EditDone | EditRefusal

/** A refusal with its places (x, y in turn, on the lattice) and faces. */
export function refuse(reason: EditReason, xy: ArrayLike<number> = [], ids: readonly FaceId[] = []): EditRefusal {
  const at: LonLat[] = []
  for (let i = 0; i + 1 < xy.length; i += 2) at.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
  return { ok: false, reason, at, ids: [...ids] }
}

/**
 * Applies what an edit changes; `changed` are the faces whose ground changes. A patch that does not fit the map refuses the edit, and so does one that leaves a division borders without ground between them, or
 * that closes one beside the edit: hardly wider than the lattice's step, it may fall together where a border's new points are rounded.
 */
export function finishEdit(
  map: DivisionMap,
  { removed, added }: { removed: BorderStretch[]; added: BorderStretch[] },
  changed: Iterable<FaceId>,
): EditResult {
  if (removed.length === 0 && added.length === 0) return refuse('no_change')
  const patch: MapPatch = { removed, added, faces: { added: [], removed: [], changed: [] } }
  const applied = applyPatch(map, patch)
  if (!applied.ok) return { ok: false, reason: applied.reason, at: [applied.at], ids: [] }
  const inParts: EditDone['inParts'] = []
  const own = new Set(changed)
  const closed = [...facesBeside(removed)].filter((face) => isDivision(face) && !own.has(face) && !hasGround(applied.map, face))
  if (closed.length > 0) return refuse('swallows', [], closed.sort())
  for (const face of [...own].sort()) {
    const arcs = applied.map.faces.get(face)
    patch.faces[arcs === undefined ? 'removed' : map.faces.has(face) ? 'changed' : 'added'].push(face)
    if (arcs === undefined || !isDivision(face)) continue
    const parts = polygonsOf(arcs, face).length
    if (parts === 0) return refuse('meets_border', arcs[0].xy.slice(0, 2), [face])
    if (parts > 1) inParts.push({ id: face, parts })
  }
  return { ok: true, map: applied.map, patch, inverse: invertPatch(patch), inParts }
}

function facesBeside(stretches: readonly BorderStretch[]): Set<FaceId> {
  return new Set(stretches.flatMap(({ left, right }) => [left, right]))
}

function hasGround(map: DivisionMap, face: FaceId): boolean {
  const arcs = map.faces.get(face)
  return arcs !== undefined && polygonsOf(arcs, face).length > 0
}

/** Points of a drawn line at most: thousands of long segments side by side, which no border is, cost the square of their number. */
export const mostLinePoints = 10_000

/** A line on the lattice, x and y in turn, without repeated points; refused where a coordinate is no degree or fewer than two points are left. */
export function latticeLine(line: readonly LonLat[]): { ok: true; xy: number[] } | EditRefusal {
  if (line.length > mostLinePoints) return { ok: false, reason: 'too_many_points', at: [line[0]], ids: [] }
  const xy: number[] = []
  for (const point of line) {
    const [lon, lat] = point
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return { ok: false, reason: 'bad_coordinates', at: [point], ids: [] }
    const [x, y] = [toLattice(lon), toLattice(lat)]
    if (xy.length === 0 || xy[xy.length - 2] !== x || xy[xy.length - 1] !== y) xy.push(x, y)
  }
  return xy.length < 4 ? refuse('too_few_points', xy) : { ok: true, xy }
}
