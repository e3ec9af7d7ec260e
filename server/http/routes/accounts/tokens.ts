import { type Router as ExpressRouter, Router } from 'express'
import { tokenBodySchema } from '#contract/session'
import { requireSignedInByPassword } from '../../../usecases/accounts/change-password.ts'
import { getTokens, makeToken, revokeToken } from '../../../usecases/accounts/keep-tokens.ts'
import type { Services } from '../../services.ts'
import { requireSession } from '../../signed-in.ts'
import { noQuery, readBody, readId } from '../../validate.ts'

/** One's own tokens for scripts. */
export function tokenRoutes({ db }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/session/tokens', noQuery, async (request, response) => {
    const { accountId } = await requireSession(db, request)
    response.json(await getTokens(db, accountId))
  })
  routes.post('/session/tokens', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    requireSignedInByPassword(session)
    const token = await makeToken(db, session, session.accountId, readBody(request, tokenBodySchema))
    response.status(201).set('cache-control', 'no-store').json(token)
  })
  routes.delete('/session/tokens/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    await revokeToken(db, session, session.accountId, readId(request, 'token'))
    response.status(204).end()
  })
  return routes
}
