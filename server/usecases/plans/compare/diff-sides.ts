import type { Database } from '../../../database/open-pool.ts'
import { largestDivision } from '../../../repositories/plans/plan-bases.ts'
import { requireScope } from '../../accounts/permissions.ts'
import type { Session } from '../../accounts/session.ts'
import { resolveDivisionEver } from '../../divisions/resolve-division.ts'
import { today } from '../create-plan.ts'
import { requirePlan } from '../require-plan.ts'
import type { DiffSide } from './compare-states.ts'

/** What one side of a comparison names: `published` is the map of a day, today's by default; a plan must be one that the account may see. */
export async function sideOf(db: Database, session: Session, named: string, day = today()): Promise<DiffSide> {
  if (named === 'published') return { day }
  if (/^\d{4}-/.test(named) && named.length === 10) return { day: named }
  const { plan } = await requirePlan(db, session, named)
  return { planId: plan.id }
}

/** Inside which division two sides are compared: the one that is named; of plans null, their own; of two days the account's own, else the largest. */
export async function diffScope(
  db: Database,
  session: Session,
  within: string | undefined,
  ...sides: readonly DiffSide[]
): Promise<string | null> {
  if (within !== undefined) {
    const id = await resolveDivisionEver(db, within)
    await requireScope(db, session, id)
    return id
  }
  if (sides.some((side) => 'planId' in side)) return null
  return session.scope?.id ?? (await largestDivision(db)) ?? ''
}
