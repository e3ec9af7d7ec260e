import { ProblemError } from '#contract/problems'
import type { SessionAnswer } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { findAccountNamed, noteSignIn } from '../../repositories/accounts/accounts.ts'
import { createSession, endSession } from '../../repositories/accounts/sessions.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { provePassword } from './prove-password.ts'
import { hashToken, newToken, sessionHours } from './session.ts'

/** Opens a session for a name and password; the token is shown this once. `replaces`: the token of the session that it takes the place of. */
export async function signIn(
  db: Database,
  name: string,
  password: string,
  replaces: string | null = null,
): Promise<Required<SessionAnswer>> {
  const account = await findAccountNamed(db, name)
  const before = await provePassword(db, account, name, password)
  if (account === null || before === null) throw new ProblemError('not-signed-in', 'The name or the password is wrong.')
  // Said only to who knows the password: others must not learn which accounts there are.
  if (account.disabled) throw new ProblemError('forbidden', 'This account is disabled; ask an administrator.')
  const token = newToken()
  await createSession(db, { kind: 'cookie', accountId: account.id, tokenHash: hashToken(token), hours: sessionHours })
  if (replaces !== null) await endSession(db, hashToken(replaces))
  await noteSignIn(db, account.id)
  await recordAudit(db, {
    accountId: account.id,
    accountName: account.name,
    action: 'session.opened',
    subjectKind: 'account',
    subjectId: account.id,
    details: before > 0 ? { wrongPasswordsBefore: before } : {},
  })
  return { token, name: account.name, role: account.role, scope: account.scope }
}

export async function signOut(db: Database, token: string): Promise<void> {
  await endSession(db, hashToken(token))
}
