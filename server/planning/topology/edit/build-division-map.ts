import { polygonSquareMeters } from '../../geodesy/areas.ts'
import { interiorPoint } from '../../geodesy/interior-point.ts'
import { metersPerDegree } from '../../geodesy/lengths.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { latticeStepsPerDegree } from '../lattice.ts'
import { createArcCells } from './arc-cells.ts'
import { canonicalArc } from './canonical-arc.ts'
import { coverOutlines } from './cover-outlines.ts'
import { type Arc, type DivisionMap, type FaceId, isDivision, outside, unassigned } from './division-map.ts'
import { outlineOf } from './outline-of.ts'

/** A place where divisions and their parent's land disagree. */
export interface CoverProblem {
  /** Two divisions lie there, or one lies where its parent has no land. */
  kind: 'overlap' | 'outside_parent'
  ids: FaceId[]
  squareMeters: number
  at: LonLat
}

/** Land of the parent that no division has. */
export interface Gap {
  squareMeters: number
  at: LonLat
}

export type BuiltMap =
  | { ok: true; map: DivisionMap; gaps: Gap[] }
  | { ok: false; reason: 'bad_coordinates'; ids: FaceId[]; at: LonLat }
  | { ok: false; reason: 'no_ground'; ids: FaceId[] }
  | { ok: false; reason: 'overlaps'; problems: CoverProblem[] }

/**
 * Builds the map of a parent's divisions. Coordinates go to the nearest lattice point; where a corner of one lies on the edge of another, the edge gets that
 * corner too. Land without a division becomes unassigned and is listed; overlaps, land beyond the parent, divisions without ground (after rounding) and
 * coordinates that are no degrees are refused with all their places. O(n log n).
 */
export function buildDivisionMap(
  parent: MultiPolygonCoordinates,
  divisions: readonly { id: FaceId; geometry: MultiPolygonCoordinates }[],
): BuiltMap {
  const ids = divisions.map(({ id }) => id)
  for (const id of ids) if (!isDivision(id)) throw new Error(`got division id ${id} when expected another`)
  if (new Set(ids).size < ids.length) throw new Error('got two divisions with one id when expected one')
  const geometries = [...divisions.map(({ geometry }) => geometry), parent]
  for (let i = 0; i < geometries.length; i++) {
    const at = geometries[i].flat(2).find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    if (at) return { ok: false, reason: 'bad_coordinates', ids: i < ids.length ? [ids[i]] : [], at }
  }
  const cover = coverOutlines(geometries)
  const problems: CoverProblem[] = []
  const faceOf = cover.faces.map(({ outlines, doubleSteps, at }): FaceId => {
    const own = outlines.filter((outline) => outline < ids.length)
    const isParents = own.length < outlines.length
    if (own.length > 1 || (own.length === 1 && !isParents)) {
      const kind = own.length > 1 ? 'overlap' : 'outside_parent'
      problems.push({ kind, ids: own.map((outline) => ids[outline]), squareMeters: squareMetersOf(doubleSteps, at[1]), at })
    }
    return own.length > 0 ? ids[own[0]] : isParents ? unassigned : outside
  })
  if (problems.length > 0) {
    problems.sort((a, b) => b.squareMeters - a.squareMeters || a.at[0] - b.at[0] || a.at[1] - b.at[1])
    return { ok: false, reason: 'overlaps', problems }
  }
  const faces = new Map<FaceId, Arc[]>()
  const arcs = cover.arcs.map(({ xy, left, right, isFreeRing }) => {
    const arc = canonicalArc(xy, faceOf[left], faceOf[right], isFreeRing)
    for (const face of [arc.left, arc.right]) {
      const list = faces.get(face)
      if (list) list.push(arc)
      else faces.set(face, [arc])
    }
    return arc
  })
  const groundless = ids.filter((id) => !faces.has(id))
  if (groundless.length > 0) return { ok: false, reason: 'no_ground', ids: groundless }
  const map = { faces, cells: createArcCells(arcs) }
  const gaps = (faces.has(unassigned) ? outlineOf(map, unassigned) : []).map((rings) => ({
    squareMeters: polygonSquareMeters([rings]),
    at: interiorPoint([rings]),
  }))
  return { ok: true, map, gaps }
}

/** Square meters of twice an area in lattice steps at a latitude, to a thousandth. */
function squareMetersOf(doubleSteps: number, latitude: number): number {
  const perDegree = metersPerDegree(latitude)
  return (doubleSteps / 2 / latticeStepsPerDegree ** 2) * perDegree.lon * perDegree.lat
}
