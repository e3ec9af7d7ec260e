import type { Grid, GridCollection, GriddingResult } from '#contract/griddings/gridding-answer'
import { type CsvCell, csvText } from '../../formats/csv-write.ts'

type Division = Pick<GriddingResult['divisions'][number], 'code' | 'name'>

/** The columns of the table, each with what it reads from a grid and its division. */
const columns: Readonly<Record<string, (grid: Grid, division: Division | undefined) => CsvCell>> = {
  'division.code': (_, division) => division?.code,
  'division.name': (_, division) => division?.name,
  code: ({ code }) => code,
  name: ({ name }) => name,
  gridId: ({ gridId }) => gridId,
  households: ({ households }) => households,
  population: ({ population }) => population,
  areaSquareMeters: ({ areaSquareMeters }) => areaSquareMeters,
  compactness: ({ compactness }) => compactness,
  workers: ({ workers }) => workers,
  workload: ({ workload }) => workload,
  'station.name': ({ station }) => station?.name,
  'station.facilityId': ({ station }) => station?.facilityId,
  'station.lon': ({ station }) => station?.at[0],
  'station.lat': ({ station }) => station?.at[1],
  'walk.meanMeters': ({ walk }) => walk?.meanMeters,
  'walk.p95Meters': ({ walk }) => walk?.p95Meters,
  'walk.reachedShare': ({ walk }) => walk?.reachedShare,
  centre: ({ ranks }) => ranks?.find(({ rank }) => rank.startsWith('central'))?.name,
  units: ({ unitIds }) => unitIds.length,
  unitIds: ({ unitIds }) => unitIds.join(' '),
}

/** The grids of an answer as a table, one line each. */
export function gridsCsv({ grids, divisions }: GriddingResult): string {
  const divisionOf = new Map(divisions.map((division) => [division.divisionId, division]))
  return csvText(
    Object.keys(columns),
    grids.map((grid) => Object.values(columns).map((read) => read(grid, divisionOf.get(grid.divisionId)))),
  )
}

/** The grids of an answer as GeoJSON, with all their figures. */
export function gridCollection({ grids }: GriddingResult): GridCollection {
  const features = grids.map(({ geometry, ...properties }) => ({ type: 'Feature' as const, geometry, properties }))
  return { type: 'FeatureCollection', features }
}
