import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Database } from '../database/open-pool.ts'

const zip = (text: string) => promisify(gzip)(text, { level: 1 })

/** How many answers of a kind are kept before the oldest go. */
const kept = 300

export type AnalysisKind = 'coverage' | 'gridding' | 'siting' | 'merge'

export interface AnalysisRow {
  id: string
  parameters: unknown
  revision: number
  computedAt: string
}

/** Stores a computed answer with its named parts (JSON texts, kept zipped); the newest of the same question at the same revision wins. */
export async function storeAnalysis(
  db: Database,
  analysis: {
    id: string
    kind: 'coverage'
    parameters: unknown
    parametersHash: string
    revision: number
    parts: Record<string, string>
  },
): Promise<void> {
  // Zipped beforehand: a transaction holds up every other client of the embedded database.
  const parts = await Promise.all(Object.entries(analysis.parts).map(async ([name, text]) => ({ name, body: await zip(text) })))
  await db.transaction().execute(async (transaction) => {
    await transaction
      .deleteFrom('analyses')
      .where('kind', '=', analysis.kind)
      .where('parameters_hash', '=', analysis.parametersHash)
      .where('revision', '=', analysis.revision)
      .execute()
    await transaction
      .insertInto('analyses')
      .values({
        id: analysis.id,
        kind: analysis.kind,
        parameters: JSON.stringify(analysis.parameters),
        parameters_hash: analysis.parametersHash,
        revision: analysis.revision,
      })
      .execute()
    for (const part of parts)
      await transaction
        .insertInto('analysis_parts')
        .values({ analysis_id: analysis.id, ...part })
        .execute()
    await forgetOldest(transaction, analysis.kind)
  })
}

/** Stores what a job has so far under the job's id, in place of what it had before; kept as it is when the job ends. */
export async function storeSoFar(
  db: Database,
  analysis: {
    id: string
    kind: 'gridding' | 'siting' | 'merge'
    parameters: unknown
    revision: number
    part: string
    text: string
  },
): Promise<void> {
  const { id, kind, revision } = analysis
  const body = await zip(analysis.text)
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ isNew: boolean }>`
      insert into analyses (id, kind, parameters, parameters_hash, revision)
      values (${id}::uuid, ${kind}, ${JSON.stringify(analysis.parameters)}::jsonb, ${id}, ${revision})
      on conflict (id) do update set revision = excluded.revision, computed_at = now()
      returning xmax = 0 as "isNew"`.execute(transaction)
    await sql`
      insert into analysis_parts (analysis_id, name, body) values (${id}::uuid, ${analysis.part}, ${body})
      on conflict (analysis_id, name) do update set body = excluded.body`.execute(transaction)
    if (rows[0].isNew) await forgetOldest(transaction, kind)
  })
}

async function forgetOldest(transaction: Database, kind: AnalysisKind): Promise<void> {
  await sql`
    delete from analyses where id in (select id from analyses where kind = ${kind} order by computed_at desc offset ${kept})`.execute(
    transaction,
  )
}

/** Adds a part to a stored answer; nothing happens where it has that part, or is gone by now. */
export async function storeAnalysisPart(db: Database, id: string, name: string, text: string): Promise<void> {
  const body = await zip(text)
  await sql`
    insert into analysis_parts (analysis_id, name, body) select id, ${name}, ${body} from analyses where id = ${id}::uuid
    on conflict do nothing`.execute(db)
}

export async function findAnalysis(db: Database, kind: AnalysisKind, id: string): Promise<AnalysisRow | null> {
  const row = await db
    .selectFrom('analyses')
    .select(['id', 'parameters', 'revision', 'computed_at'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        parameters: row.parameters,
        revision: row.revision,
        computedAt: row.computed_at.toISOString(),
      }
    : null
}

/** The id of the answer to the same question at the same revision, if it was computed before. */
export async function findAnswer(
  db: Database,
  kind: 'coverage',
  parametersHash: string,
  revision: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('analyses')
    .select('id')
    .where('kind', '=', kind)
    .where('parameters_hash', '=', parametersHash)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row?.id ?? null
}

/** One part of an answer, zipped (gzip); null where there is none. */
export async function findAnalysisPart(db: Database, id: string, name: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('analysis_parts')
    .select('body')
    .where('analysis_id', '=', id)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.body ?? null
}
