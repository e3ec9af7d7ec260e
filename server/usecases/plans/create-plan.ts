import type { NewPlan, Plan } from '#contract/plans'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findDivision } from '../../repositories/divisions/divisions.ts'
import { insertBase, largestDivision, versionsBelow } from '../../repositories/plans/plan-bases.ts'
import { insertEvent } from '../../repositories/plans/plan-events.ts'
import { insertPlan } from '../../repositories/plans/plans.ts'
import { revisionOf } from '../../repositories/revisions.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { noSuchDivision, resolveDivision } from '../divisions/resolve-division.ts'
import { auditPlan } from './plan-audit.ts'
import { getPlan } from './read-plans.ts'

export const today = () => new Date().toISOString().slice(0, 10)

/** Begins a draft over the published map of its effective day. */
export async function createPlan(db: Database, session: Session, { name, kind, ...rest }: NewPlan): Promise<Plan> {
  const effective = rest.effective ?? today()
  requireDayToCome(effective)
  const scopeId = await findScope(db, session, rest.scope, effective)
  const revision = await revisionOf(db, ['divisions'])
  const versionIds = await versionsBelow(db, scopeId, effective)
  const author = { accountId: session.accountId, name: session.name }
  const prefer = kind === 'grid_adjust' ? 'grid' : 'group'
  const id = await db.transaction().execute(async (transaction) => {
    const id = await insertPlan(transaction, { name, kind, scopeId, author, effective, prefer })
    await insertBase(transaction, id, 0, { revision, day: effective, versionIds })
    await insertEvent(transaction, id, author, { version: 0, kind: 'create', base: 0 })
    await auditPlan(transaction, author, 'created', id, { name, kind, scopeId, effective })
    return id
  })
  return getPlan(db, id)
}

/** A plan changes the map from today on at the earliest: the past stays as it was. */
export function requireDayToCome(effective: string): void {
  if (effective >= today()) return
  const detail = `${effective} is past; a plan takes effect today (${today()}, by UTC) at the earliest`
  throw new ProblemError('invalid-input', `${detail}.`, [{ detail, pointer: '/effective' }])
}

/** The division that a plan or a campaign is for: the one that is named, else the account's own, else the map's largest. Throws a problem that points at `/scope`. */
export async function findScope(db: Database, session: Session, named: string | undefined, day: string): Promise<string> {
  const pointed = (error: unknown) =>
    error instanceof ProblemError
      ? new ProblemError('invalid-input', error.message, [{ detail: error.message, pointer: '/scope' }])
      : error
  const id =
    named === undefined
      ? (session.scope?.id ?? (await largestDivision(db)))
      : await resolveDivision(db, named, day).catch((error: unknown) => Promise.reject(pointed(error)))
  if (id === null) throw new ProblemError('nothing-to-compute', 'There are no divisions yet: import them first.')
  if ((await findDivision(db, id, day)) === null) throw pointed(await noSuchDivision(db, id, day))
  await requireScope(db, session, id)
  return id
}
