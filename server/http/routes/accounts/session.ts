import { type Router as ExpressRouter, type Response, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import { ProblemError } from '#contract/problems'
import { passwordChangeSchema, signInSchema } from '#contract/session'
import { changePassword } from '../../../usecases/accounts/change-password.ts'
import { sessionHours } from '../../../usecases/accounts/session.ts'
import { signIn, signOut } from '../../../usecases/accounts/sign-in.ts'
import { sendProblem } from '../../problem.ts'
import type { Services } from '../../services.ts'
import { cookieOf, requireSession, sessionCookie, sessionOf, tokenOf } from '../../signed-in.ts'
import { noQuery, readBody } from '../../validate.ts'

const wrongTries = 10
const windowMinutes = 10

/** Tells the page, which cannot read the session's cookie, that asking who is signed in is worth it; it proves nothing. */
const hintCookie = 'fangyuan_signed_in'

/** Signing in and out, and one's own password. */
export function sessionRoutes({ db }: Services): ExpressRouter {
  const routes = Router()
  const limiter = rateLimit({
    windowMs: windowMinutes * 60_000,
    limit: wrongTries,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) =>
      sendProblem(response, 'too-many-requests', `Too many wrong passwords; try again in ${windowMinutes} minutes.`),
  })
  routes.post('/session', noQuery, limiter, async (request, response) => {
    const { name, password } = readBody(request, signInSchema)
    const { token, ...who } = await signIn(db, name, password, cookieOf(request))
    const options = { sameSite: 'strict', secure: request.secure, maxAge: sessionHours * 3_600_000, path: '/' } as const
    response.cookie(sessionCookie, token, { ...options, httpOnly: true })
    response.cookie(hintCookie, '1', options)
    response.set('cache-control', 'no-store').json({ ...who, token })
  })
  routes.get('/session', noQuery, async (request, response) => {
    const session = await sessionOf(db, request)
    if (session === null) {
      forgetCookies(response)
      throw new ProblemError('not-signed-in', 'Nobody is signed in.')
    }
    const { name, role, scope } = session
    response.set('cache-control', 'no-store').json({ name, role, scope })
  })
  routes.delete('/session', noQuery, async (request, response) => {
    const token = tokenOf(request)
    if (token !== null) await signOut(db, token)
    forgetCookies(response)
    response.status(204).end()
  })
  routes.put('/session/password', noQuery, limiter, async (request, response) => {
    const session = await requireSession(db, request)
    await changePassword(db, session, readBody(request, passwordChangeSchema))
    response.status(204).end()
  })
  return routes
}

function forgetCookies(response: Response): void {
  response.clearCookie(sessionCookie, { path: '/' }).clearCookie(hintCookie, { path: '/' })
}
