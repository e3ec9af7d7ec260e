import type { Database } from '../database/open-pool.ts'

/** What somebody did; never holds a password or a token. */
export interface AuditRecord {
  /** Null: the command line. */
  accountId: string | null
  accountName: string
  action: string
  subjectKind: string
  subjectId: string
  details: Record<string, unknown>
}

export interface AuditEntry extends AuditRecord {
  id: number
  at: string
}

/** Adds an entry; give it the transaction of what it tells, so that both happen or neither. */
export async function recordAudit(db: Database, record: AuditRecord): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values({
      account_id: record.accountId,
      account_name: record.accountName,
      action: record.action,
      subject_kind: record.subjectKind,
      subject_id: record.subjectId,
      details: JSON.stringify(record.details),
    })
    .execute()
}

/** Entries, latest first, and how many there are in all. */
export async function listAudit(
  db: Database,
  filter: { subjectKind?: string; subjectId?: string; limit: number; offset: number },
): Promise<{ matched: number; entries: AuditEntry[] }> {
  let matching = db.selectFrom('audit_entries')
  if (filter.subjectKind !== undefined) matching = matching.where('subject_kind', '=', filter.subjectKind)
  if (filter.subjectId !== undefined) matching = matching.where('subject_id', '=', filter.subjectId)
  const { count } = await matching.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await matching.selectAll().orderBy('id', 'desc').limit(filter.limit).offset(filter.offset).execute()
  return {
    matched: count,
    entries: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      accountId: row.account_id,
      accountName: row.account_name,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      details: row.details,
    })),
  }
}
