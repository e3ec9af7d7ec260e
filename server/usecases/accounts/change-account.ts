import type { Account, AccountChange } from '#contract/accounts'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findAccount, lockAdministrators, updateAccount } from '../../repositories/accounts/accounts.ts'
import { endSessionsOf } from '../../repositories/accounts/sessions.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { requireWholeTree, resolveScope } from './account-scope.ts'
import { type Actor, onAccount } from './actor.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'
import { forgiveTries } from './prove-password.ts'

/**
 * Changes role, scope, password of an account, or disables it. Its sessions follow a new role or scope with their next request; a new
 * password and being disabled end them and its tokens.
 */
export async function changeAccount(db: Database, actor: Actor, id: string, change: AccountChange): Promise<Account> {
  const known = await findAccount(db, id)
  if (known === null) throw new ProblemError('not-found', `There is no account with the id "${id}".`)
  if (change.password !== undefined) requireGoodPassword(change.password, known.name, '/password')
  const scopeId = change.scope === undefined ? undefined : await resolveScope(db, change.role ?? known.role, change.scope)
  const passwordHash = change.password === undefined ? undefined : await hashPassword(change.password)
  return db.transaction().execute(async (transaction) => {
    const administrators = await lockAdministrators(transaction)
    const before = (await findAccount(transaction, id))!
    const role = change.role ?? before.role
    requireWholeTree(role, scopeId === undefined ? (before.scope?.id ?? null) : scopeId)
    const isLost = role !== 'administrator' || (change.disabled ?? before.disabled)
    if (isLost && administrators.length === 1 && administrators[0] === id)
      throw new ProblemError('conflict', `"${before.name}" is the last administrator who may sign in; make another one first.`)
    await updateAccount(transaction, id, { role: change.role, scopeId, disabled: change.disabled, passwordHash })
    const after = (await findAccount(transaction, id))!
    const note = (action: string, details: Record<string, unknown>) =>
      recordAudit(transaction, { ...onAccount(actor, id), action, details: { name: after.name, ...details } })
    if (before.role !== after.role) await note('account.role-changed', { from: before.role, to: after.role })
    if (before.scope?.id !== after.scope?.id) await note('account.scope-changed', { from: before.scope, to: after.scope })
    if (before.disabled !== after.disabled) await note(after.disabled ? 'account.disabled' : 'account.enabled', {})
    if (passwordHash !== undefined) {
      await forgiveTries(transaction, after.name)
      await note('account.password-set', {})
    }
    if (passwordHash !== undefined || after.disabled) await endSessionsOf(transaction, id)
    return after
  })
}
