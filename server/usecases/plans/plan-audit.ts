import type { Database } from '../../database/open-pool.ts'
import { recordAudit } from '../../repositories/audit.ts'
import type { Author } from '../../repositories/plans/plans.ts'

/** Writes into the audit what somebody did to a plan; in the transaction of what it tells. */
export async function auditPlan(
  transaction: Database,
  author: Author,
  action: 'created' | 'changed' | 'undone' | 'redone' | 'rebased' | 'edited' | 'commented' | 'published' | 'withdrawn',
  planId: string,
  details: Record<string, unknown>,
): Promise<void> {
  await recordAudit(transaction, {
    accountId: author.accountId,
    accountName: author.name,
    action: `plan.${action}`,
    subjectKind: 'plan',
    subjectId: planId,
    details,
  })
}
