import type { Request, RequestHandler } from 'express'
import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import { requireRoleOf } from '../usecases/accounts/permissions.ts'
import { type Session, whoIs } from '../usecases/accounts/session.ts'

type Database = Parameters<typeof whoIs>[0]
/** A session with its own id, for calls about sessions. */
export type HeldSession = Session & { sessionId: string }

export const sessionCookie = 'fangyuan_session'

export function bearerOf(request: Request): string | null {
  return /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? null
}

export function cookieOf(request: Request): string | null {
  const cookie = (request.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${sessionCookie}=`))
  return cookie ? cookie.slice(sessionCookie.length + 1) : null
}

/** The token that a request carries, as a bearer token or in the session cookie. */
export function tokenOf(request: Request): string | null {
  return bearerOf(request) ?? cookieOf(request)
}

/** Who sent a request; null for a visitor, and for who was signed in too long ago. */
export async function sessionOf(db: Database, request: Request): Promise<HeldSession | null> {
  const token = tokenOf(request)
  return token === null ? null : whoIs(db, token, bearerOf(request) === null ? 'cookie' : 'bearer')
}

/** Who sent a request: a 401 for visitors, a 403 for accounts with none of the roles (administrators have all; no role named: anyone signed in). */
export async function requireSession(db: Database, request: Request, ...roles: readonly Role[]): Promise<HeldSession> {
  const session = await sessionOf(db, request)
  if (session === null)
    throw new ProblemError(
      'not-signed-in',
      tokenOf(request) === null
        ? 'This needs an account: POST /api/v1/session with name and password, then send the token as "Authorization: Bearer …".'
        : 'The session has ended, or its token is not one of this service; sign in again.',
    )
  if (roles.length > 0) requireRoleOf(session, ...roles)
  return session
}

/** Lets only accounts with one of the roles pass, and administrators. */
export function requireRole(db: Database, ...roles: readonly Role[]): RequestHandler {
  return async (request, _response, next) => {
    await requireSession(db, request, ...roles)
    next()
  }
}
