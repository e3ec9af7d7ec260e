import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { findSession } from '../../repositories/accounts/sessions.ts'

/** Who is signed in, with the rights of their account as it stands now. */
export interface Session {
  accountId: string
  name: string
  role: Role
  /** The division that the account is for, with all below it; null: the whole tree. */
  scope: { id: string; name: string; code: string; level: string } | null
  /** `cookie`: signed in with the password. `token`: a named token, made for a script. */
  via: 'cookie' | 'token'
}

/** A session that was opened by signing in lasts so long, */
export const sessionHours = 12
/** and ends sooner where it is not used. */
export const idleMinutes = 120

/** A secret that proves a session; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Who holds a token; null where it is unknown, has expired, or was made for scripts and came in a cookie. */
export async function whoIs(
  db: Database,
  token: string,
  carriedBy: 'cookie' | 'bearer',
): Promise<(Session & { sessionId: string }) | null> {
  const found = await findSession(db, hashToken(token), idleMinutes)
  if (found === null || (found.kind === 'token' && carriedBy === 'cookie')) return null
  const { kind, ...who } = found
  return { ...who, via: kind }
}
