import { type Router as ExpressRouter, Router } from 'express'
import { stepsQuerySchema } from '#contract/plans/plan-history'
import { getSteps } from '../../../usecases/plans/list-moves.ts'
import { requirePlan } from '../../../usecases/plans/require-plan.ts'
import { sendZipped } from '../../send-zipped.ts'
import type { Services } from '../../services.ts'
import { requireSession } from '../../signed-in.ts'
import { noQuery, readId, readQuery } from '../../validate.ts'

/** What those who may see a plan read of it. */
export function planReadRoutes({ db, plans }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/plans/:id/map', noQuery, async (request, response) => {
    const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
    const { tag, zipped } = await plans.ask('map', { planId: plan.id, known: request.get('if-none-match') ?? '' })
    response.set({ etag: tag, 'cache-control': 'private, no-cache' })
    if (zipped === null) response.status(304).end()
    else await sendZipped(request, response, Buffer.from(zipped))
  })
  routes.get('/plans/:id/steps', async (request, response) => {
    const query = readQuery(request, stepsQuerySchema)
    const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
    if (query.changes === 'true')
      await sendZipped(request, response, Buffer.from(await plans.ask('moves', { planId: plan.id, query })))
    else response.json(await getSteps(db, plan.id, query))
  })
  return routes
}
