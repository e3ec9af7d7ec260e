import { sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'
import { type AccountRole, type Scope, scopeColumns, scopeJoin, toScope } from './accounts.ts'

/** Who holds a token, as their account stands now. */
export interface SessionRow {
  sessionId: string
  kind: 'cookie' | 'token'
  accountId: string
  name: string
  role: AccountRole
  scope: Scope | null
}

/** A named token as its owner sees it; the token itself is not kept. */
export interface TokenRow {
  id: string
  name: string
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string
}

/** Opens a session; only the hash of its token is kept. Sessions that have expired go. */
export async function createSession(
  db: Database,
  session: { accountId: string; tokenHash: string; hours: number } & ({ kind: 'cookie' } | { kind: 'token'; name: string }),
): Promise<string> {
  await db.deleteFrom('sessions').where('expires_at', '<', sql<Date>`now()`).execute()
  const { id } = await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      account_id: session.accountId,
      kind: session.kind,
      name: session.kind === 'token' ? session.name : null,
      expires_at: sql<string>`now() + make_interval(hours => ${session.hours})`,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Who holds this token, and notes its use to the minute; null where nobody does, it has expired or idled, or the account is disabled. */
export async function findSession(db: Database, tokenHash: string, idleMinutes: number): Promise<SessionRow | null> {
  const { rows } = await sql<
    Omit<SessionRow, 'scope'> & {
      scopeId: string | null
      scopeName: string
      scopeCode: string
      scopeLevel: string
      isStale: boolean
    }
  >`select s.id as "sessionId", s.kind, a.id as "accountId", a.name, a.role, ${scopeColumns},
      coalesce(s.last_used_at < now() - interval '1 minute', true) as "isStale"
    from sessions s join accounts a on a.id = s.account_id ${scopeJoin}
    where s.token_hash = ${tokenHash} and s.expires_at > now() and not a.disabled
      and (s.kind = 'token' or coalesce(s.last_used_at, s.created_at) > now() - make_interval(mins => ${idleMinutes}))`.execute(
    db,
  )
  if (!rows[0]) return null
  const { scopeId, scopeName, scopeCode, scopeLevel, isStale, ...row } = rows[0]
  if (isStale)
    await db.updateTable('sessions').set({ last_used_at: sql<string>`now()` }).where('id', '=', row.sessionId).execute()
  return { ...row, scope: toScope({ scopeId, scopeName, scopeCode, scopeLevel }) }
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

/** Ends every session and token of an account, but for one. */
export async function endSessionsOf(db: Database, accountId: string, exceptSessionId: string | null = null): Promise<number> {
  let others = db.deleteFrom('sessions').where('account_id', '=', accountId)
  if (exceptSessionId !== null) others = others.where('id', '<>', exceptSessionId)
  return Number((await others.executeTakeFirst()).numDeletedRows)
}

/** The named tokens of an account that have not expired, latest first. */
export async function listTokens(db: Database, accountId: string): Promise<TokenRow[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'name', 'created_at', 'last_used_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .where('kind', '=', 'token')
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name!,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
  }))
}

/** Ends one named token of an account; answers its name, null where the account has no such token. */
export async function endToken(db: Database, accountId: string, id: string): Promise<string | null> {
  const row = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'token')
    .returning('name')
    .executeTakeFirst()
  return row?.name ?? null
}
