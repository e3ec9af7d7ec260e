import type { Account, NewAccount } from '#contract/accounts'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { addAccount, findAccount } from '../../repositories/accounts/accounts.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { resolveScope } from './account-scope.ts'
import { type Actor, onAccount } from './actor.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'

/** Makes an account. */
export async function createAccount(db: Database, actor: Actor, account: NewAccount): Promise<Account> {
  const { name, role, password } = account
  requireGoodPassword(password, name, '/password')
  const scopeId = await resolveScope(db, role, account.scope ?? null)
  const passwordHash = await hashPassword(password)
  return db.transaction().execute(async (transaction) => {
    const id = await addAccount(transaction, { name, passwordHash, role, scopeId })
    if (id === null) throw new ProblemError('conflict', `There is an account named "${name}" already.`)
    const made = (await findAccount(transaction, id))!
    await recordAudit(transaction, {
      ...onAccount(actor, id),
      action: 'account.created',
      details: { name, role, scope: made.scope },
    })
    return made
  })
}
