import type { CoverageDivisionInput, DemandTable } from '#planning/coverage/coverage-types'
import { type AgeGroupKey, ageGroupKeys, type DemandPoint, demandKinds } from '#planning/types'
import type { DivisionRow } from '../../repositories/divisions/divisions.ts'

/** Divisions as planning wants them: parents by index. */
export function divisionTable(
  divisions: readonly (Pick<DivisionRow, 'id' | 'code' | 'name' | 'level' | 'parentId'> & {
    geometry: NonNullable<DivisionRow['geometry']>
  })[],
): CoverageDivisionInput[] {
  const indexOf = new Map(divisions.map((division, index) => [division.id, index]))
  return divisions.map(({ id, code, name, level, parentId, geometry }) => ({
    id,
    code,
    name,
    level,
    geometry,
    parentIndex: parentId === null ? -1 : (indexOf.get(parentId) ?? -1),
  }))
}

/** Demand points as planning wants them: one array a column. */
export function demandTable(points: readonly DemandPoint[]): DemandTable {
  const column = (value: (point: DemandPoint) => number) => Float64Array.from(points, value)
  return {
    count: points.length,
    id: points.map((point) => point.id),
    name: points.map((point) => point.name),
    kind: Uint8Array.from(points, (point) => demandKinds.indexOf(point.kind)),
    lon: column((point) => point.lon),
    lat: column((point) => point.lat),
    households: column((point) => point.households),
    population: column((point) => point.population),
    ages: Object.fromEntries(ageGroupKeys.map((key) => [key, column((point) => point[key] ?? Number.NaN)])) as Record<
      AgeGroupKey,
      Float64Array
    >,
  }
}
