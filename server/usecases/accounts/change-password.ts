import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { findAccount, updateAccount } from '../../repositories/accounts/accounts.ts'
import { endSessionsOf } from '../../repositories/accounts/sessions.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { onAccount } from './actor.ts'
import { hashPassword, requireGoodPassword } from './passwords.ts'
import { provePassword } from './prove-password.ts'
import type { Session } from './session.ts'

/** Sets one's own password, and ends every other session and token of the account: who else knew the old one is out. */
export async function changePassword(
  db: Database,
  session: Session & { sessionId: string },
  { current, next }: { current: string; next: string },
): Promise<void> {
  requireSignedInByPassword(session)
  requireGoodPassword(next, session.name, '/next')
  const account = await findAccount(db, session.accountId)
  if ((await provePassword(db, account, session.name, current)) === null) refuse('is wrong', '/current')
  if (next === current) refuse('is the same as before', '/next')
  const passwordHash = await hashPassword(next)
  await db.transaction().execute(async (transaction) => {
    await updateAccount(transaction, session.accountId, { passwordHash })
    const ended = await endSessionsOf(transaction, session.accountId, session.sessionId)
    await recordAudit(transaction, {
      ...onAccount(session, session.accountId),
      action: 'account.password-changed',
      details: { sessionsEnded: ended },
    })
  })
}

function refuse(why: string, pointer: '/current' | '/next'): never {
  throw new ProblemError('invalid-input', `The ${pointer === '/current' ? 'present' : 'new'} password ${why}.`, [
    { detail: why, pointer },
  ])
}

/** Throws for a token of a script: one that leaked must not make itself last longer, or keep its owner out. */
export function requireSignedInByPassword(session: Session): void {
  if (session.via === 'token') throw new ProblemError('forbidden', 'A token may not do this; sign in with name and password.')
}
