import type { CoverageDivisionCollection } from '#contract/coverage'
import { rightHanded } from '#planning/geodesy/right-hand'
import type { DivisionLevel } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { findDivisions } from '../../repositories/divisions/divisions.ts'
import { levelsOf } from '../divisions/find-divisions.ts'
import type { AskPlans } from '../plans/plan-calls.ts'
import { divisionColumns } from './division-columns.ts'
import { getCoverage } from './read-coverage.ts'

/**
 * The figures of a coverage answer per division as GeoJSON: the columns of the CSV as flat properties, the outlines of the day, or of the plan, that
 * the question was about. A division that is gone from the map of that day has no outline.
 */
export async function exportCoverageDivisions(
  db: Database,
  ask: AskPlans,
  id: string,
  level: DivisionLevel | 'grid' | undefined,
): Promise<CoverageDivisionCollection> {
  const result = await getCoverage(db, id)
  const levels = levelsOf(level)
  const { divisions } = await findDivisions(db, {
    levels,
    at: result.parameters.at ?? result.computedAt.slice(0, 10),
    withGeometry: true,
    limit: result.divisions.length + 1_000_000,
    offset: 0,
  })
  const { plan, planVersion } = result.parameters
  const drawn = plan === undefined ? null : await ask('outlines', { planId: plan, version: planVersion! })
  const outlines = new Map([...divisions.map(({ id, geometry }) => [id, geometry] as const), ...(drawn ?? [])])
  const columns = divisionColumns(result.parameters)
  const features = result.divisions
    .filter((division) => levels === undefined || levels.includes(division.level))
    .map((division) => {
      const outline = outlines.get(division.divisionId)
      const coordinates = outline && (rightHanded(outline) as unknown as [number, number][][][])
      return {
        type: 'Feature' as const,
        id: division.divisionId,
        geometry: coordinates ? { type: 'MultiPolygon' as const, coordinates } : null,
        properties: Object.fromEntries(columns.map(({ name, read }) => [name, read(division)])),
      }
    })
  return { type: 'FeatureCollection', features }
}
