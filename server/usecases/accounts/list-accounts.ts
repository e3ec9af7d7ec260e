import type { Account, Accounts, Audit, AuditQuery } from '#contract/accounts'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findAccountNamed, listAccounts } from '../../repositories/accounts/accounts.ts'
import { listAudit } from '../../repositories/audit.ts'

/** Accounts by name. */
export async function getAccounts(db: Database, page: { limit: number; offset: number }): Promise<Accounts> {
  const { matched, accounts } = await listAccounts(db, page)
  return { accounts, numberMatched: matched, numberReturned: accounts.length }
}

/** The account of a name. */
export async function getAccountNamed(db: Database, name: string): Promise<Account> {
  const account = await findAccountNamed(db, name)
  if (account === null) throw new ProblemError('not-found', `There is no account named "${name}"; "user list" names them.`)
  return account
}

/** What was done, latest first. */
export async function getAudit(db: Database, query: AuditQuery): Promise<Audit> {
  const { matched, entries } = await listAudit(db, query)
  return { entries, numberMatched: matched, numberReturned: entries.length }
}
