import type { DivisionDates } from '#contract/divisions'
import type { Database } from '../../database/open-pool.ts'
import { divisionDates } from '../../repositories/divisions/divisions.ts'

/** The days on which the published map of divisions changes. */
export async function listDivisionDates(db: Database): Promise<DivisionDates> {
  const dates = await divisionDates(db)
  return { dates: dates.map(({ levels, ...day }) => ({ ...day, levels: [...new Set(levels)] })) }
}
