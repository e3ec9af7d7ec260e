import { sql } from 'kysely'
import type { Database } from '../database/open-pool.ts'

export interface Account {
  id: string
  name: string
  passwordHash: string
  role: 'administrator'
}

export async function findAccount(db: Database, name: string): Promise<Account | null> {
  const row = await db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst()
  return row ? { id: row.id, name: row.name, passwordHash: row.password_hash, role: row.role } : null
}

export async function saveAccount(db: Database, name: string, passwordHash: string, role: 'administrator'): Promise<void> {
  await db
    .insertInto('accounts')
    .values({ name, password_hash: passwordHash, role })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ password_hash: passwordHash, role }))
    .execute()
}

/** Opens a session; only the hash of its token is kept. */
export async function createSession(db: Database, accountId: string, tokenHash: string, hours: number): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<', sql<Date>`now()`).execute()
  await db
    .insertInto('sessions')
    .values({ token_hash: tokenHash, account_id: accountId, expires_at: sql<string>`now() + make_interval(hours => ${hours})` })
    .execute()
}

/** Who holds this token; null where nobody does or it has expired. */
export async function findSession(db: Database, tokenHash: string): Promise<{ name: string; role: 'administrator' } | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['accounts.name', 'accounts.role'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return row ?? null
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

/** Ends every session of an account, as a changed password must. */
export async function endSessionsOf(db: Database, name: string): Promise<void> {
  await sql`delete from sessions using accounts where accounts.id = sessions.account_id and accounts.name = ${name}`.execute(db)
}
