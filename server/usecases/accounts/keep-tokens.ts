import { ProblemError } from '#contract/problems'
import type { NewToken, Token } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { createSession, endToken, listTokens } from '../../repositories/accounts/sessions.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { type Actor, onAccount } from './actor.ts'
import { hashToken, newToken } from './session.ts'

/** Tokens one account may have at a time. */
const mostTokens = 20

/** The tokens of an account, without the secrets. */
export async function getTokens(db: Database, accountId: string): Promise<{ tokens: Token[] }> {
  return { tokens: await listTokens(db, accountId) }
}

/** Makes a token that has the rights of an account until it expires; its secret is shown this once. */
export async function makeToken(
  db: Database,
  actor: Actor,
  accountId: string,
  { name, days }: { name: string; days: number },
): Promise<NewToken> {
  const secret = newToken()
  return db.transaction().execute(async (transaction) => {
    const tokenHash = hashToken(secret)
    const id = await createSession(transaction, { kind: 'token', name, accountId, tokenHash, hours: days * 24 })
    const tokens = await listTokens(transaction, accountId)
    if (tokens.length > mostTokens)
      throw new ProblemError('conflict', `An account may have ${mostTokens} tokens; revoke one that is not used any more.`)
    await recordAudit(transaction, {
      ...onAccount(actor, accountId),
      action: 'token.made',
      details: { tokenId: id, name, days },
    })
    return { ...tokens.find((token) => token.id === id)!, token: secret }
  })
}

/** Ends a token of the account; another's is not there for it. */
export async function revokeToken(db: Database, actor: Actor, accountId: string, id: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const name = await endToken(transaction, accountId, id)
    if (name === null) throw new ProblemError('not-found', `There is no token with the id "${id}".`)
    await recordAudit(transaction, {
      ...onAccount(actor, accountId),
      action: 'token.revoked',
      details: { tokenId: id, name },
    })
  })
}
