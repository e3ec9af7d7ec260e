import { placeInDivisions } from '#planning/coverage/place-in-divisions'
import type { Database } from '../../database/open-pool.ts'
import { loadDemand } from '../../repositories/demand.ts'
import { loadDivisions } from '../../repositories/divisions.ts'
import { recordRevision, takePublishingTurn } from '../../repositories/revisions.ts'
import { writeCounts } from '../../repositories/staged-divisions.ts'
import { divisionTable } from '../coverage/load-area.ts'

/** Adds up the households and people of the demand points inside every division that holds today. */
export async function recountDivisions(db: Database): Promise<void> {
  const divisions = await loadDivisions(db, undefined)
  if (divisions.length === 0) return
  const demand = await loadDemand(db)
  const table = divisionTable(divisions)
  const households = new Float64Array(divisions.length)
  const population = new Float64Array(divisions.length)
  const points = new Uint32Array(divisions.length)
  const placement = placeInDivisions(
    table,
    Float64Array.from(demand, (point) => point.lon),
    Float64Array.from(demand, (point) => point.lat),
  )
  demand.forEach((point, index) => {
    for (const division of placement.divisionsOf(index)) {
      households[division] += point.households
      population[division] += point.population
      points[division]++
    }
  })
  const counts = divisions.flatMap((division, index) =>
    points[index] === 0 ? [] : [{ divisionId: division.id, households: households[index], population: population[index] }],
  )
  await db.transaction().execute(async (transaction) => {
    await takePublishingTurn(transaction)
    const box = await writeCounts(transaction, counts)
    if (box) await recordRevision(transaction, 'people counted', ['counts'], [{ touched: 'counts', box }])
  })
}
