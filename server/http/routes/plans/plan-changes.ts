import express, { type Router as ExpressRouter, Router } from 'express'
import { planVersionSchema, publishPlanSchema } from '#contract/plans'
import { requestPublish } from '../../../usecases/plans/publish/request-publish.ts'
import { editors, publishers, requireAllOf, requirePlan } from '../../../usecases/plans/require-plan.ts'
import type { Services } from '../../services.ts'
import { requireRole, requireSession } from '../../signed-in.ts'
import { noQuery, readBody, readId, requireBody } from '../../validate.ts'

/** Room for outlines of 100,000 points. */
const largestChange = '8mb'

/** Change sets, which may be larger than all other bodies: to be mounted before those are read. */
export function planChangeRoutes({ db, plans }: Services): ExpressRouter {
  const routes = Router()
  // The plan's thread parses it: 100,000 points would hold up everybody else here.
  const unparsed = express.raw({ type: 'application/json', limit: largestChange })
  routes.post('/plans/:id/changes', noQuery, requireRole(db, ...editors), unparsed, async (request, response) => {
    const session = await requireSession(db, request, ...editors)
    const { plan, editor } = await requirePlan(db, session, readId(request, 'plan'))
    requireBody(request)
    response.json(await plans.ask('change', { planId: plan.id, editor, body: request.body }))
  })
  return routes
}

/** What else changes a plan: undo, redo, rebase, publication. */
export function planMoveRoutes({ db, plans, jobs }: Services): ExpressRouter {
  const routes = Router()
  for (const way of ['undo', 'redo'] as const)
    routes.post(`/plans/:id/${way}`, noQuery, async (request, response) => {
      const session = await requireSession(db, request, ...editors)
      const { plan, editor } = await requirePlan(db, session, readId(request, 'plan'))
      const { baseVersion } = request.body === undefined ? {} : readBody(request, planVersionSchema)
      response.json(await plans.ask('move', { planId: plan.id, editor, way, baseVersion }))
    })
  routes.post('/plans/:id/rebase', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...editors)
    const { plan, editor } = await requirePlan(db, session, readId(request, 'plan'))
    const { baseVersion } = request.body === undefined ? {} : readBody(request, planVersionSchema)
    requireAllOf(plan, editor)
    response.json(await plans.ask('rebase', { planId: plan.id, editor, baseVersion }))
  })
  routes.post('/plans/:id/publish', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...publishers)
    const { plan, editor } = await requirePlan(db, session, readId(request, 'plan'))
    const body = request.body === undefined ? {} : readBody(request, publishPlanSchema)
    requireAllOf(plan, editor)
    const answer = await requestPublish(db, plans.ask, jobs, editor, plan, body)
    if ('plan' in answer) response.json(answer.plan)
    else response.status(202).location(`/api/v1/jobs/${answer.job.id}`).json({ job: answer.job })
  })
  return routes
}
