import type { Request, RequestHandler } from 'express'
import { ProblemError } from '#contract/problems'
import { type Session, whoIs } from '../usecases/accounts/sign-in.ts'

type Database = Parameters<typeof whoIs>[0]
export const sessionCookie = 'fangyuan_session'

/** The token that a request carries, as a bearer token or in the session cookie. */
export function tokenOf(request: Request): string | null {
  const bearer = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')
  if (bearer) return bearer[1]
  const cookie = (request.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${sessionCookie}=`))
  return cookie ? cookie.slice(sessionCookie.length + 1) : null
}

/** Who sent a request; null for a visitor. */
export async function sessionOf(db: Database, request: Request): Promise<Session | null> {
  const token = tokenOf(request)
  return token === null ? null : whoIs(db, token)
}

/** Throws the problem that tells a visitor to sign in; returns for the administrator. */
export async function refuseVisitors(db: Database, request: Request): Promise<void> {
  if ((await sessionOf(db, request)) === null)
    throw new ProblemError(
      'not-signed-in',
      'This needs the administrator: POST /api/v1/session with name and password, then send the token as "Authorization: Bearer …".',
    )
}

/** Lets only the administrator pass. */
export function requireAdministrator(db: Database): RequestHandler {
  return async (request, _response, next) => {
    await refuseVisitors(db, request)
    next()
  }
}
