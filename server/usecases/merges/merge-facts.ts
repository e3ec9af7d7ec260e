import type { MergeFacts, MergeFactsBody, MergeFactsList } from '#contract/merges/merge-rules'
import type { Database } from '../../database/open-pool.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { divisionIdsBelow } from '../../repositories/divisions/units-below.ts'
import { findMergeFacts, writeMergeFacts } from '../../repositories/merges/merge-facts.ts'
import { requireScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { resolveDivision } from '../divisions/resolve-division.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** What is known of the divisions below one, for those of which anything is. */
export async function listMergeFacts(db: Database, session: Session, within: string): Promise<MergeFactsList> {
  const id = await resolveDivision(db, within, today())
  await requireScope(db, session, id)
  const facts = await findMergeFacts(db, await divisionIdsBelow(db, id, today()))
  return { facts: [...facts.values()] }
}

/** Overwrites what is known of a division within the account's part of the tree. */
export async function changeMergeFacts(
  db: Database,
  session: Session,
  idOrCode: string,
  body: MergeFactsBody,
): Promise<MergeFacts> {
  const divisionId = await resolveDivision(db, idOrCode, today())
  await requireScope(db, session, divisionId)
  const stays = [...new Map(body.stays.map((each) => [each.reason, each])).values()].map(({ reason, note }) => ({
    reason,
    note: note === undefined || note === '' ? null : note,
  }))
  await db.transaction().execute(async (transaction) => {
    await writeMergeFacts(transaction, { divisionId, stays, industry: body.industry ?? null, setBy: session.name })
    await recordAudit(transaction, {
      accountId: session.accountId,
      accountName: session.name,
      action: 'merge_facts.changed',
      subjectKind: 'division',
      subjectId: divisionId,
      details: { reasons: stays.map(({ reason }) => reason), industry: body.industry ?? null },
    })
  })
  return (await findMergeFacts(db, [divisionId])).get(divisionId)!
}
