import { type Router as ExpressRouter, Router } from 'express'
import { griddingBodySchema, griddingPlanSchema } from '#contract/griddings/gridding-body'
import { gridCollection, gridsCsv } from '../../usecases/griddings/export-grids.ts'
import { planGridding } from '../../usecases/griddings/plan-gridding.ts'
import { getGriddingSoFar, getGriddingText, requireGridding } from '../../usecases/griddings/read-gridding.ts'
import { gridders, requestGridding } from '../../usecases/griddings/request-gridding.ts'
import { limitCalls } from '../limit-calls.ts'
import type { Services } from '../services.ts'
import { requireSession } from '../signed-in.ts'
import { noQuery, readBody, readId } from '../validate.ts'

/** Griddings that may be started from one address a minute. */
const startsAMinute = 30

/** Dividing communities into grids, and taking what is proposed into a plan. */
export function griddingRoutes({ db, jobs, plans }: Services): ExpressRouter {
  const routes = Router()
  const limiter = limitCalls(startsAMinute, 'griddings')
  routes.post('/griddings', noQuery, limiter, async (request, response) => {
    const session = await requireSession(db, request, ...gridders)
    const job = await requestGridding(db, session, readBody(request, griddingBodySchema), jobs)
    response.status(202).location(`/api/v1/jobs/${job.id}`).json({ job })
  })
  routes.get('/griddings/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const gridding = await requireGridding(db, session, readId(request, 'gridding'))
    response.type('application/json').send(await getGriddingText(db, gridding))
  })
  routes.get('/griddings/:id/grids.geojson', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const gridding = await requireGridding(db, session, readId(request, 'gridding'))
    const collection = gridCollection(await getGriddingSoFar(db, gridding))
    response.type('application/geo+json').attachment(`grids-${gridding.id}.geojson`).send(JSON.stringify(collection))
  })
  routes.get('/griddings/:id/grids.csv', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const gridding = await requireGridding(db, session, readId(request, 'gridding'))
    const table = gridsCsv(await getGriddingSoFar(db, gridding))
    response.type('text/csv').attachment(`grids-${gridding.id}.csv`).send(table)
  })
  routes.post('/griddings/:id/plan', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...gridders)
    const gridding = await requireGridding(db, session, readId(request, 'gridding'))
    const body = request.body === undefined ? {} : readBody(request, griddingPlanSchema)
    const plan = await planGridding(db, plans.ask, session, gridding, body)
    response.status(201).location(`/api/v1/plans/${plan.id}`).json(plan)
  })
  return routes
}
