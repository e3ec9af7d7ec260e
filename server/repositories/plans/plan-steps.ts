import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { sql } from 'kysely'
import type { PlanChange, PlanOperation } from '#planning/plans/plan-types'
import type { Database } from '../../database/open-pool.ts'
import type { Author } from './plans.ts'

const zip = (text: string) => promisify(gzip)(text, { level: 1 })
const unzip = promisify(gunzip)

/** One change set as it was done on a base of its plan. */
export interface PlanStep {
  number: number
  authorId: string | null
  authorName: string
  at: string
  comment: string
  operations: PlanOperation[]
  changes: PlanChange[]
  touched: string[]
}

export interface StepDraft {
  number: number
  author: Author
  /** When it was first done; absent: now. */
  at?: string
  comment: string
  operations: readonly PlanOperation[]
  touched: readonly string[]
}

/** Zips what a step did; to be done before the transaction that stores it, which holds up every other client of the embedded database. */
export const zipChanges = (changes: readonly PlanChange[]): Promise<Buffer> => zip(JSON.stringify(changes))

/** Adds a step to a base of a plan whose row is locked. */
export async function insertStep(
  transaction: Database,
  planId: string,
  base: number,
  step: StepDraft,
  zipped: Buffer,
): Promise<void> {
  await transaction
    .insertInto('plan_steps')
    .values({
      plan_id: planId,
      base,
      number: step.number,
      author_id: step.author.accountId,
      author_name: step.author.name,
      ...(step.at === undefined ? {} : { made_at: step.at }),
      comment: step.comment,
      operations: JSON.stringify(step.operations),
      changes: zipped,
      touched: step.touched as string[],
    })
    .execute()
}

/** Says of undone steps that something else was done in their place: they stay as history and cannot come back. */
export async function replaceSteps(
  transaction: Database,
  planId: string,
  base: number,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return
  await transaction
    .updateTable('plan_steps')
    .set({ replaced: true })
    .where('plan_id', '=', planId)
    .where('base', '=', base)
    .where('number', 'in', numbers as number[])
    .execute()
}

/** Numbers of the steps of a base that were not replaced, in order, and the greatest number that any step of the plan ever had. */
export async function stepLine(db: Database, planId: string, base: number): Promise<{ numbers: number[]; last: number }> {
  const { rows } = await sql<{ numbers: number[]; last: number }>`
    select coalesce(array_agg(number order by number) filter (where base = ${base} and not replaced), '{}') as numbers,
      coalesce(max(number), 0)::int as last from plan_steps where plan_id = ${planId}::uuid`.execute(db)
  return rows[0]
}

/** Steps of a base with what they did, by number. */
export async function loadSteps(db: Database, planId: string, base: number, numbers: readonly number[]): Promise<PlanStep[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('plan_steps')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('base', '=', base)
    .where('number', 'in', numbers as number[])
    .orderBy('number')
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      number: row.number,
      authorId: row.author_id,
      authorName: row.author_name,
      at: row.made_at.toISOString(),
      comment: row.comment,
      operations: row.operations as PlanOperation[],
      changes: JSON.parse((await unzip(row.changes)).toString('utf8')) as PlanChange[],
      touched: row.touched,
    })),
  )
}

export interface StepSummary {
  number: number
  version: number
  authorName: string
  at: string
  comment: string
  operations: PlanOperation[]
  isUndone: boolean
  isReplaced: boolean
}

/** Steps that a plan got after a version, each as it was last done, oldest first, and how many there are. */
export async function listSteps(
  db: Database,
  planId: string,
  { after, limit, offset }: { after: number; limit: number; offset: number },
): Promise<{ matched: number; steps: StepSummary[] }> {
  const { rows } = await sql<Omit<StepSummary, 'at'> & { at: Date; matched: number }>`
    with last as (select distinct on (s.number) s.*, coalesce((select min(e.version) from plan_events e
        where e.plan_id = s.plan_id and e.step = s.number and e.kind = 'change'), 0) as version
      from plan_steps s where s.plan_id = ${planId}::uuid order by s.number, s.base desc)
    select s.number, s.version,
      s.author_name as "authorName", s.made_at as at, s.comment, s.operations, s.replaced or s.base < p.base or s.number > coalesce(
        (select max(c.number) from (select number from plan_steps c where c.plan_id = p.id and c.base = p.base and not c.replaced
          order by number limit p.step_count) c), 0) as "isUndone",
      s.replaced or s.base < p.base as "isReplaced", count(*) over ()::int as matched
    from last s join plans p on p.id = s.plan_id where s.version > ${after} order by s.number limit ${limit} offset ${offset}`.execute(
    db,
  )
  return {
    matched: rows[0]?.matched ?? 0,
    steps: rows.map(({ matched: _, at, ...step }) => ({ ...step, at: at.toISOString() })),
  }
}

/** Ids of the accounts that did the first `count` steps of a base that were not replaced. */
export async function stepAuthors(db: Database, planId: string, base: number, count: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct author_id as id from (select author_id from plan_steps
      where plan_id = ${planId}::uuid and base = ${base} and not replaced order by number limit ${count}) s where author_id is not null`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
