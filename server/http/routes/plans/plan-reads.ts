import { type Router as ExpressRouter, Router } from 'express'
import { diffSidesQuerySchema, planDiffQuerySchema } from '#contract/plans/diff'
import { stepsQuerySchema } from '#contract/plans/plan-history'
import { diffScope, sideOf } from '../../../usecases/plans/compare/diff-sides.ts'
import { getSteps } from '../../../usecases/plans/list-moves.ts'
import { requirePlan } from '../../../usecases/plans/require-plan.ts'
import { createPlanWatcher } from '../../../usecases/plans/watch-plans.ts'
import { sendZipped } from '../../send-zipped.ts'
import type { Services } from '../../services.ts'
import { requireSession } from '../../signed-in.ts'
import { noQuery, readId, readQuery } from '../../validate.ts'

/** What those who may see a plan read of it. */
export function planReadRoutes({ db, jobs, plans, logError }: Services): ExpressRouter {
  const routes = Router()
  const watch = createPlanWatcher(db, (error) => logError(error, '/plans/events'))
  /** Ways to stations are found where the streets are loaded, and kept where the plans are. */
  const walksOf = async (planId: string) => {
    const known = await plans.ask('walksAtHand', null)
    const found = (await jobs.ask({ kind: 'walks', input: { known } })) as Parameters<typeof plans.ask<'walks'>>[1]['found']
    return plans.ask('walks', { planId, found })
  }
  for (const part of ['map', 'buildings'] as const)
    routes.get(`/plans/:id/${part}`, noQuery, async (request, response) => {
      const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
      const { tag, zipped } = await plans.ask(part, { planId: plan.id, known: request.get('if-none-match') ?? '' })
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
  routes.get('/plans/:id/checks', noQuery, async (request, response) => {
    const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
    await walksOf(plan.id)
    response.json(await plans.ask('checks', { planId: plan.id }))
  })
  routes.get('/plans/:id/walks', noQuery, async (request, response) => {
    const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
    const walks = (await walksOf(plan.id)) ?? []
    response.json({
      walks: walks.map((walk) => ({ ...walk, starts: [...walk.starts], station: [...walk.station], meters: [...walk.meters] })),
    })
  })
  routes.get('/plans/:id/diff', async (request, response) => {
    const { from, ground } = readQuery(request, planDiffQuerySchema)
    const session = await requireSession(db, request)
    const { plan } = await requirePlan(db, session, readId(request, 'plan'))
    const question = { from: await sideOf(db, session, from, plan.effective), to: { planId: plan.id }, scopeId: null }
    const diff = await plans.ask('diff', { ...question, withGround: ground === 'true' })
    response.json({ planId: plan.id, version: diff.toVersion, from, ...diff })
  })
  routes.get('/diff', async (request, response) => {
    const session = await requireSession(db, request)
    const query = readQuery(request, diffSidesQuerySchema)
    const [from, to] = [await sideOf(db, session, query.from), await sideOf(db, session, query.to)]
    const scopeId = await diffScope(db, session, query.within, from, to)
    response.json(await plans.ask('diff', { from, to, scopeId, withGround: query.ground === 'true' }))
  })
  routes.get('/plans/:id/events', noQuery, async (request, response) => {
    const { plan } = await requirePlan(db, await requireSession(db, request), readId(request, 'plan'))
    const held = Number(request.get('last-event-id'))
    const stop = await watch(plan.id, Number.isSafeInteger(held) && held > 0 ? held : null, (id, event) =>
      response.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`),
    )
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    response.write(': watching\n\n')
    response.on('close', stop)
  })
  return routes
}
