import { polygonSquareMeters } from '#planning/geodesy/areas'
import { interiorPoint } from '#planning/geodesy/interior-point'
import type { MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../../server/database/open-pool.ts'
import { publishDataSet, stageDataSet } from '../../server/repositories/data-sets.ts'
import {
  insertStagedDivisions,
  publishStagedDivisions,
  type StagedDivision,
} from '../../server/repositories/divisions/staged-divisions.ts'
import { recordRevision } from '../../server/repositories/revisions.ts'
import { createAreaCache } from '../../server/usecases/coverage/area-cache.ts'
import { importFile } from '../../server/usecases/imports/run-import.ts'
import { createPlanDesk } from '../../server/usecases/plans/desk/plan-desk.ts'
import type { WorkContext } from '../../server/usecases/work-context.ts'
import { bareDivision } from './bare-division.ts'
import { numberedId } from './nested-divisions.ts'
import { smallTownOsm, townSquare } from './small-town.ts'

/** What work beside any job is given. */
export const contextOf = (db: Database): WorkContext => ({
  db,
  areas: createAreaCache(),
  plans: createPlanDesk(),
  jobId: null,
  report: () => {},
  passPointOfNoReturn: async () => {},
})

/** A square of the small town as a division with a numbered id. */
export function squareDivision(
  number: number,
  code: string,
  [from, to]: [number, number],
  more: Partial<StagedDivision> = {},
): StagedDivision {
  const outline = townOutline(from, to)
  return {
    ...bareDivision,
    divisionId: numberedId(number),
    level: 'village',
    kind: 'community',
    code,
    name: `社区${number}`,
    geometry: outline,
    areaSquareMeters: polygonSquareMeters(outline),
    labelPoint: interiorPoint(outline),
    validFrom: '2024-01-01',
    ...more,
  }
}

/** Publishes divisions from the days on that they name. */
export async function publishSquares(db: Database, divisions: readonly StagedDivision[]): Promise<void> {
  const source = { name: 'squares', kind: 'divisions' as const, source: 'test', licence: null, synthetic: true }
  const id = await stageDataSet(db, source, null)
  await insertStagedDivisions(db, id, divisions)
  await db.transaction().execute(async (transaction) => {
    const revision = await recordRevision(transaction, 'divisions', ['divisions'])
    await publishDataSet(transaction, id, {})
    await publishStagedDivisions(transaction, id, revision)
  })
}

/** The square of the small town between two of its streets. */
export function townOutline(from: number, to: number): MultiPolygonCoordinates {
  const { geometry } = townSquare('', from, to) as { geometry: { coordinates: MultiPolygonCoordinates[number] } }
  return [geometry.coordinates]
}

/** Imports the small town: so many streets either way, a house in every block. */
export async function importTown(db: Database, streets: number): Promise<void> {
  const options = { kind: 'streets' } as Parameters<typeof importFile>[1]['options']
  await importFile(contextOf(db), { fileName: 'town.osm', bytes: Buffer.from(smallTownOsm(streets)), options })
}
