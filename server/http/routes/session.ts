import { type Router as ExpressRouter, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import { ProblemError } from '#contract/problems'
import { signInSchema } from '#contract/session'
import { signIn, signOut } from '../../usecases/accounts/sign-in.ts'
import { sendProblem } from '../problem.ts'
import { sessionCookie, sessionOf, tokenOf } from '../require-administrator.ts'
import type { Services } from '../services.ts'
import { noQuery, readBody } from '../validate.ts'

const wrongTries = 10
const windowMinutes = 10

/** Signing in and out. */
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
    const { token, hours, ...who } = await signIn(db, name, password)
    response.cookie(sessionCookie, token, {
      httpOnly: true,
      sameSite: 'strict',
      secure: request.secure,
      maxAge: hours * 3_600_000,
      path: '/',
    })
    response.json({ ...who, token })
  })
  routes.get('/session', noQuery, async (request, response) => {
    const session = await sessionOf(db, request)
    if (session === null) throw new ProblemError('not-signed-in', 'Nobody is signed in.')
    response.json(session)
  })
  routes.delete('/session', noQuery, async (request, response) => {
    const token = tokenOf(request)
    if (token !== null) await signOut(db, token)
    response.clearCookie(sessionCookie, { path: '/' }).status(204).end()
  })
  return routes
}
