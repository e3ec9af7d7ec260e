import { createDivisionPlacer } from '#planning/coverage/place-in-divisions'
import type { DemandPoint } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { loadDemand } from '../../repositories/demand.ts'
import { loadDivisions } from '../../repositories/divisions/divisions.ts'
import { daysToCount, writeCounts } from '../../repositories/divisions/staged-divisions.ts'
import { recordRevision, takePublishingTurn } from '../../repositories/revisions.ts'
import { divisionTable } from '../coverage/load-area.ts'

/**
 * Adds up the households and people of the demand points inside every division that holds today or will. Divisions that have ended are
 * counted once, and keep what was counted.
 */
export async function recountDivisions(db: Database): Promise<void> {
  const demand = await loadDemand(db)
  for (const when of [{ isPast: false }, ...(await daysToCount(db))]) {
    const day = 'day' in when ? when.day : undefined
    const counts = await countPeople(db, demand, day)
    if (counts === null) continue
    await db.transaction().execute(async (transaction) => {
      await takePublishingTurn(transaction)
      const box = await writeCounts(transaction, counts, { ...when, day })
      if (box) await recordRevision(transaction, 'people counted', ['counts'], [{ touched: 'counts', box }])
    })
  }
}

/** Households and people inside each division of a day that holds any demand point; null where there are no divisions. */
async function countPeople(db: Database, demand: readonly DemandPoint[], day: string | undefined) {
  const divisions = await loadDivisions(db, day)
  if (divisions.length === 0) return null
  const households = new Float64Array(divisions.length)
  const population = new Float64Array(divisions.length)
  const points = new Uint32Array(divisions.length)
  const placement = createDivisionPlacer(divisionTable(divisions))(
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
  return divisions.flatMap((division, index) =>
    points[index] === 0 ? [] : [{ divisionId: division.id, households: households[index], population: population[index] }],
  )
}
