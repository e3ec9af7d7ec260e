import { sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'

/**
 * Counts a try to sign in under a name before its password is looked at, so that tries at the same moment count too; answers how many
 * there were within the window.
 */
export async function countTry(db: Database, nameHash: string, windowMinutes: number): Promise<number> {
  const isOver = sql<boolean>`sign_in_tries.since < now() - make_interval(mins => ${windowMinutes})`
  const { rows } = await sql<{ tries: number }>`
    insert into sign_in_tries (name_hash, tries) values (${nameHash}, 1)
    on conflict (name_hash) do update set
      tries = case when ${isOver} then 1 else sign_in_tries.tries + 1 end,
      since = case when ${isOver} then now() else sign_in_tries.since end
    returning tries`.execute(db)
  return rows[0].tries
}

/** Forgets the tries under a name (somebody signed in, or was given a new password), and all from before the window. */
export async function forgetTries(db: Database, nameHash: string, windowMinutes: number): Promise<void> {
  await sql`delete from sign_in_tries where name_hash in (
    select name_hash from sign_in_tries
    where name_hash = ${nameHash} or since < now() - make_interval(mins => ${windowMinutes}) for update skip locked)`.execute(db)
}
