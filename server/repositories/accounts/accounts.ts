import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../database/open-pool.ts'
import { latestVersion } from '../divisions/division-ancestors.ts'

export type AccountRole = 'viewer' | 'planner' | 'reviewer' | 'administrator'

/** The part of the tree that an account is for. */
export interface Scope {
  id: string
  name: string
  code: string
  level: string
}

export interface AccountRow {
  id: string
  name: string
  role: AccountRole
  /** Null: the whole tree. */
  scope: Scope | null
  disabled: boolean
  createdAt: string
  lastSignInAt: string | null
}

interface RawRow extends Omit<AccountRow, 'scope' | 'createdAt' | 'lastSignInAt'> {
  scopeId: string | null
  scopeName: string
  scopeCode: string
  scopeLevel: string
  createdAt: Date
  lastSignInAt: Date | null
}

/** The scope of account `a` as columns; `scopeJoin` goes behind its table. */
export const scopeColumns: RawBuilder<unknown> = sql`a.scope_division_id as "scopeId", coalesce(scoped.name, '') as "scopeName",
  coalesce(scoped.code, '') as "scopeCode", coalesce(scoped.level, '') as "scopeLevel"`
export const scopeJoin: RawBuilder<unknown> = sql`left join lateral ${latestVersion(sql`a.scope_division_id`)} scoped on true`

/** The scope of a row that `scopeColumns` read. */
export function toScope(row: Pick<RawRow, 'scopeId' | 'scopeName' | 'scopeCode' | 'scopeLevel'>): Scope | null {
  return row.scopeId === null ? null : { id: row.scopeId, name: row.scopeName, code: row.scopeCode, level: row.scopeLevel }
}

const columns = sql`a.id, a.name, a.role, a.disabled, a.created_at as "createdAt", a.last_sign_in_at as "lastSignInAt", ${scopeColumns}`

function toAccount({ scopeId, scopeName, scopeCode, scopeLevel, ...row }: RawRow): AccountRow {
  return {
    ...row,
    scope: toScope({ scopeId, scopeName, scopeCode, scopeLevel }),
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  }
}

/** Two names with one key are one name: width, case and composition of letters do not count. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase()

/** All accounts by name, and how many there are. */
export async function listAccounts(
  db: Database,
  page: { limit: number; offset: number },
): Promise<{ matched: number; accounts: AccountRow[] }> {
  const { count } = await db
    .selectFrom('accounts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const { rows } = await sql<RawRow>`select ${columns} from accounts a ${scopeJoin}
    order by a.name_key limit ${page.limit} offset ${page.offset}`.execute(db)
  return { matched: count, accounts: rows.map(toAccount) }
}

export async function findAccount(db: Database, id: string): Promise<AccountRow | null> {
  const { rows } = await sql<RawRow>`select ${columns} from accounts a ${scopeJoin} where a.id = ${id}::uuid`.execute(db)
  return rows[0] ? toAccount(rows[0]) : null
}

export async function findAccountNamed(db: Database, name: string): Promise<AccountRow | null> {
  const { rows } = await sql<RawRow>`select ${columns} from accounts a ${scopeJoin} where a.name_key = ${nameKey(name)}`.execute(
    db,
  )
  return rows[0] ? toAccount(rows[0]) : null
}

/** The hash of an account's password. */
export async function findPasswordHash(db: Database, id: string): Promise<string | null> {
  const row = await db.selectFrom('accounts').select('password_hash').where('id', '=', id).executeTakeFirst()
  return row?.password_hash ?? null
}

/** Adds an account; null where the name is taken. */
export async function addAccount(
  db: Database,
  account: { name: string; passwordHash: string; role: AccountRole; scopeId: string | null },
): Promise<string | null> {
  const row = await db
    .insertInto('accounts')
    .values({
      name: account.name,
      name_key: nameKey(account.name),
      password_hash: account.passwordHash,
      role: account.role,
      scope_division_id: account.scopeId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Overwrites the parts that are given. */
export async function updateAccount(
  db: Database,
  id: string,
  change: { role?: AccountRole; scopeId?: string | null; disabled?: boolean; passwordHash?: string },
): Promise<void> {
  const { role, scopeId, disabled, passwordHash } = change
  const set = {
    ...(role === undefined ? {} : { role }),
    ...(scopeId === undefined ? {} : { scope_division_id: scopeId }),
    ...(disabled === undefined ? {} : { disabled }),
    ...(passwordHash === undefined ? {} : { password_hash: passwordHash }),
  }
  if (Object.keys(set).length > 0) await db.updateTable('accounts').set(set).where('id', '=', id).execute()
}

export async function noteSignIn(db: Database, id: string): Promise<void> {
  await db.updateTable('accounts').set({ last_sign_in_at: sql<string>`now()` }).where('id', '=', id).execute()
}

/** Ids of the administrators who may sign in; in a transaction nobody else changes these accounts before it ends. */
export async function lockAdministrators(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where('role', '=', 'administrator')
    .where('disabled', '=', false)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}
