import type { Database } from '../../database/open-pool.ts'
import { addAccount, findAccountNamed, findPasswordHash, updateAccount } from '../../repositories/accounts/accounts.ts'
import { endSessionsOf } from '../../repositories/accounts/sessions.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { generatePassword, hashPassword, isPassword } from './passwords.ts'
import { forgiveTries } from './prove-password.ts'

const administrator = 'admin'

/**
 * Makes sure that the first administrator exists, with the given password (which also lets one in again who was disabled or demoted);
 * answers a new password where one had to be generated.
 */
export async function prepareAdministrator(db: Database, password: string | null): Promise<string | null> {
  const account = await findAccountNamed(db, administrator)
  if (account !== null && password === null) return null
  if (account !== null && (await isPassword(password!, (await findPasswordHash(db, account.id))!))) return null
  const chosen = password ?? generatePassword()
  const passwordHash = await hashPassword(chosen)
  await db.transaction().execute(async (transaction) => {
    const change = { role: 'administrator', scopeId: null, passwordHash } as const
    const id = account?.id ?? (await addAccount(transaction, { name: administrator, ...change }))
    // Another process of this service was faster: its password holds.
    if (id === null) return
    if (account !== null) {
      await updateAccount(transaction, id, { ...change, disabled: false })
      await endSessionsOf(transaction, id)
      await forgiveTries(transaction, administrator)
    }
    await recordAudit(transaction, {
      accountId: null,
      accountName: 'start',
      action: account === null ? 'account.created' : 'account.password-set',
      subjectKind: 'account',
      subjectId: id,
      details: { name: administrator, role: 'administrator' },
    })
  })
  return password === null ? chosen : null
}
