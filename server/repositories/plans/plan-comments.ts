import { sql } from 'kysely'
import type { LonLat } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import type { Author } from './plans.ts'

export interface CommentRow {
  id: string
  author: string
  at: string
  text: string
  place: [number, number] | null
  divisionId: string | null
  version: number
}

/** Adds a comment to a plan, as the plan is at a version. */
export async function insertComment(
  db: Database,
  planId: string,
  author: Author,
  comment: { text: string; place: LonLat | null; divisionId: string | null; version: number },
): Promise<string> {
  const row = await db
    .insertInto('plan_comments')
    .values({
      plan_id: planId,
      author_id: author.accountId,
      author_name: author.name,
      text: comment.text,
      lon: comment.place?.[0] ?? null,
      lat: comment.place?.[1] ?? null,
      division_id: comment.divisionId,
      version: comment.version,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Comments on a plan, oldest first. */
export async function listComments(db: Database, planId: string): Promise<CommentRow[]> {
  const { rows } = await sql<Omit<CommentRow, 'at' | 'place'> & { at: Date; lon: number | null; lat: number | null }>`
    select id, author_name as author, made_at as at, text, lon, lat, division_id as "divisionId", version
    from plan_comments where plan_id = ${planId}::uuid order by made_at, id`.execute(db)
  return rows.map(({ at, lon, lat, ...comment }) => ({
    ...comment,
    at: at.toISOString(),
    place: lon === null || lat === null ? null : [lon, lat],
  }))
}
