import type { DivisionCollection, DivisionFeature, DivisionsQuery } from '#contract/divisions'
import { ProblemError } from '#contract/problems'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { foldText } from '#planning/names/fold-text'
import { countsOf, outlineOfDivision } from '#planning/plans/plan-state'
import type { OverlayUnit, PlanDivision, PlanState } from '#planning/plans/plan-types'
import { divisionLevels, type MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../../../database/open-pool.ts'
import { areSynthetic } from '../../../repositories/plans/plan-bases.ts'
import { levelsOf } from '../../divisions/find-divisions.ts'
import type { OpenPlan, PlanDesk } from '../desk/plan-desk.ts'

/** A division or unit of a plan. */
type Shown = PlanDivision | OverlayUnit

/** Everything that a plan has, from the largest level down and by code. */
export function allOf({ divisions, units }: PlanState): Shown[] {
  return [...divisions.values(), ...units.values()].sort(
    (a, b) =>
      divisionLevels.indexOf(a.level) - divisionLevels.indexOf(b.level) ||
      (a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : 1),
  )
}

/** The outline of a division or unit. */
export function outlineIn(state: PlanState, shown: Shown): MultiPolygonCoordinates {
  return 'geometry' in shown ? shown.geometry : outlineOfDivision(state, shown.id)
}

/** Lists divisions as a plan has them, as `GET /divisions` does those of the published map; names are matched as they are written. */
export async function findPlanDivisions(
  db: Database,
  desk: PlanDesk,
  { planId, query }: { planId: string; query: DivisionsQuery },
): Promise<DivisionCollection> {
  const plan = await desk.open(db, planId)
  const { state } = plan
  const levels = levelsOf(query.level)
  const parent = query.parent === undefined ? undefined : findShown(state, query.parent).id
  const folded = query.q === undefined ? null : foldText(query.q)
  const matching = allOf(state).filter(
    (shown) =>
      (levels === undefined || levels.includes(shown.level)) &&
      (parent === undefined || shown.parentId === parent) &&
      (query.code === undefined || shown.code === query.code) &&
      (folded === null || foldText(shown.name).includes(folded) || shown.code.startsWith(query.q!)) &&
      (query.bbox === undefined || meets(outlineIn(state, shown), query.bbox)),
  )
  const page = matching.slice(query.offset, query.offset + query.limit)
  const synthetic = await areSynthetic(db, plan.versionIds)
  return {
    type: 'FeatureCollection',
    features: page.map((shown) => toFeature(plan, shown, synthetic, query.geometry === 'full')),
    numberMatched: matching.length,
    numberReturned: page.length,
  }
}

/** One division as a plan has it, by id or code. */
export async function getPlanDivision(
  db: Database,
  desk: PlanDesk,
  { planId, idOrCode }: { planId: string; idOrCode: string },
): Promise<DivisionFeature> {
  const plan = await desk.open(db, planId)
  return toFeature(plan, findShown(plan.state, idOrCode), await areSynthetic(db, plan.versionIds), true)
}

function findShown(state: PlanState, idOrCode: string): Shown {
  const id = idOrCode.toLowerCase()
  const found = state.divisions.get(id) ?? state.units.get(id) ?? allOf(state).find(({ code }) => code === idOrCode) ?? null
  if (found === null) throw new ProblemError('not-found', `The plan has no division with the id or code "${idOrCode}".`)
  return found
}

function toFeature({ row, state }: OpenPlan, shown: Shown, synthetic: boolean, withGeometry: boolean): DivisionFeature {
  const outline = outlineIn(state, shown)
  const counts = 'geometry' in shown ? null : countsOf(state, shown.id)
  const [lon, lat] = interiorPoint(outline)
  return {
    type: 'Feature',
    id: shown.id,
    geometry: withGeometry ? { type: 'MultiPolygon', coordinates: outline as unknown as [number, number][][][] } : null,
    properties: {
      id: shown.id,
      code: shown.code,
      name: shown.name,
      level: shown.level,
      kind: shown.kind,
      parentId: shown.parentId,
      households: counts?.households ?? null,
      population: counts?.population ?? null,
      areaSquareMeters: polygonSquareMeters(outline),
      terrain: 'terrain' in shown ? shown.terrain : null,
      validFrom: row.effective,
      validTo: null,
      revision: row.baseRevision,
      synthetic,
      labelPoint: [lon, lat],
    },
  }
}

function meets(outline: MultiPolygonCoordinates, [west, south, east, north]: [number, number, number, number]): boolean {
  let [w, s, e, n] = [180, 90, -180, -90]
  for (const [lon, lat] of outline.flat(2)) {
    w = Math.min(w, lon)
    s = Math.min(s, lat)
    e = Math.max(e, lon)
    n = Math.max(n, lat)
  }
  return w <= east && e >= west && s <= north && n >= south
}

/** Outlines of everything that a plan had at a version, by id. */
export async function planOutlines(
  db: Database,
  desk: PlanDesk,
  { planId, version }: { planId: string; version: number },
): Promise<Map<string, MultiPolygonCoordinates>> {
  const { state } = await desk.stateAt(db, planId, version)
  return new Map(allOf(state).map((shown) => [shown.id, outlineIn(state, shown)]))
}
