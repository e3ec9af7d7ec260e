import { type Router as ExpressRouter, Router } from 'express'
import { changePlanSchema, newCommentSchema, newPlanSchema, plansQuerySchema } from '#contract/plans'
import { createPlan } from '../../../usecases/plans/create-plan.ts'
import { editPlan, withdrawPlan } from '../../../usecases/plans/edit-plan.ts'
import { commentPlan, getComments } from '../../../usecases/plans/plan-comments.ts'
import { getPlan, getPlans } from '../../../usecases/plans/read-plans.ts'
import { commentators, editors, requirePlan } from '../../../usecases/plans/require-plan.ts'
import type { Services } from '../../services.ts'
import { requireSession } from '../../signed-in.ts'
import { noQuery, readBody, readId, readQuery } from '../../validate.ts'

/** Plans: beginning, listing, renaming and withdrawing them, and what people say about them. */
export function planRoutes({ db, plans }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/plans', async (request, response) => {
    const query = readQuery(request, plansQuerySchema)
    response.json(await getPlans(db, await requireSession(db, request), query))
  })
  routes.post('/plans', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...editors)
    const plan = await createPlan(db, session, readBody(request, newPlanSchema))
    response.status(201).location(`/api/v1/plans/${plan.id}`).json(plan)
  })
  routes.get('/plans/:id', noQuery, async (request, response) => {
    const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
    const { counts, checks } = await plans.ask('detail', { planId: plan.id })
    response.json({ ...(await getPlan(db, plan.id)), counts, checks })
  })
  routes.patch('/plans/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...editors)
    const { plan, editor } = await requirePlan(db, session, readId(request, 'plan'))
    response.json(await editPlan(db, editor, plan, readBody(request, changePlanSchema)))
  })
  routes.delete('/plans/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...editors)
    const { plan, editor } = await requirePlan(db, session, readId(request, 'plan'))
    response.json(await withdrawPlan(db, editor, plan))
  })
  routes.get('/plans/:id/comments', noQuery, async (request, response) => {
    const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
    response.json(await getComments(db, plan.id))
  })
  routes.post('/plans/:id/comments', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...commentators)
    const { plan, editor } = await requirePlan(db, session, readId(request, 'plan'))
    response.status(201).json(await commentPlan(db, editor, plan, readBody(request, newCommentSchema)))
  })
  return routes
}
