import type { MergeEvidenceBody, MergeEvidenceList } from '#contract/merges/merge-evidence'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { dropMergeEvidence, findMergeEvidence, writeMergeEvidence } from '../../repositories/merges/merge-evidence.ts'
import type { Session } from '../accounts/session.ts'
import { type FoundMerge, getMergeResult } from './read-merges.ts'

/** What people found of the promises of an answer's proposals. */
export async function listMergeEvidence(db: Database, { id }: FoundMerge): Promise<MergeEvidenceList> {
  return { found: await findMergeEvidence(db, id) }
}

/** Notes what people found of a promise that cannot be measured, or takes that back; answers all that was found. Throws where there is no such promise, or it is measured, or no such proposal. */
export async function changeMergeEvidence(
  db: Database,
  session: Session,
  found: FoundMerge,
  body: MergeEvidenceBody,
): Promise<MergeEvidenceList> {
  const { proposal, key } = body
  const { checklist, proposals } = await getMergeResult(db, found)
  const promise = checklist.find((each) => each.key === key)
  if (promise === undefined || promise.measured) {
    const byPeople = checklist.filter(({ measured }) => !measured).map((each) => each.key)
    const detail = promise ? `"${key}" is measured` : `"${key}" is no promise of this answer`
    throw new ProblemError('invalid-input', `key: ${detail}; people tell of ${byPeople.join(', ')}.`, [
      { detail, pointer: '/key' },
    ])
  }
  if (proposals[proposal - 1] === undefined) {
    const detail = `this answer has ${proposals.length} proposals`
    throw new ProblemError('invalid-input', `proposal: ${detail}.`, [{ detail, pointer: '/proposal' }])
  }
  await db.transaction().execute(async (transaction) => {
    if (body.holds === null) await dropMergeEvidence(transaction, found.id, proposal, key)
    else {
      const { holds, evidence } = body
      await writeMergeEvidence(transaction, found.id, { proposal, key, holds, evidence, setBy: session.name })
    }
    await recordAudit(transaction, {
      accountId: session.accountId,
      accountName: session.name,
      action: 'merge_evidence.changed',
      subjectKind: 'merge',
      subjectId: found.id,
      details: { proposal, key, holds: body.holds },
    })
  })
  return listMergeEvidence(db, found)
}
