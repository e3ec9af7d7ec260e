import { sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'

/** What people found of a promise of a proposal, and what that rests on. */
export interface MergeEvidenceRow {
  proposal: number
  key: string
  holds: boolean
  evidence: string
  setBy: string
  setAt: string
}

/** All that was found of an answer's proposals. */
export async function findMergeEvidence(db: Database, analysisId: string): Promise<MergeEvidenceRow[]> {
  const { rows } = await sql<Omit<MergeEvidenceRow, 'setAt'> & { setAt: Date }>`
    select proposal, key, holds, evidence, set_by as "setBy", set_at as "setAt" from merge_evidence
    where analysis_id = ${analysisId}::uuid order by proposal, key`.execute(db)
  return rows.map(({ setAt, ...row }) => ({ ...row, setAt: setAt.toISOString() }))
}

/** Overwrites what was found of one promise. */
export async function writeMergeEvidence(
  db: Database,
  analysisId: string,
  { proposal, key, holds, evidence, setBy }: Omit<MergeEvidenceRow, 'setAt'>,
): Promise<void> {
  await sql`
    insert into merge_evidence (analysis_id, proposal, key, holds, evidence, set_by)
    values (${analysisId}::uuid, ${proposal}, ${key}, ${holds}, ${evidence}, ${setBy})
    on conflict (analysis_id, proposal, key)
    do update set holds = excluded.holds, evidence = excluded.evidence, set_by = excluded.set_by, set_at = now()`.execute(db)
}

export async function dropMergeEvidence(db: Database, analysisId: string, proposal: number, key: string): Promise<void> {
  await sql`delete from merge_evidence where analysis_id = ${analysisId}::uuid and proposal = ${proposal} and key = ${key}`.execute(
    db,
  )
}
