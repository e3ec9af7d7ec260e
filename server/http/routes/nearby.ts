import { type Router as ExpressRouter, Router } from 'express'
import { rateLimit } from 'express-rate-limit'
import { nearbyQuerySchema } from '#contract/nearby'
import { sendProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readQuery } from '../validate.ts'

/** Places one visitor may ask about a minute. */
const questionsAMinute = 120

/** What is near a place, over the streets; anyone may ask. */
export function nearbyRoutes({ jobs }: Services): ExpressRouter {
  const routes = Router()
  const limiter = rateLimit({
    windowMs: 60_000,
    limit: questionsAMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) =>
      sendProblem(response, 'too-many-requests', `No more than ${questionsAMinute} places a minute; wait a moment.`),
  })
  routes.get('/nearby', limiter, async (request, response) => {
    response.json(await jobs.ask({ kind: 'nearby', input: readQuery(request, nearbyQuerySchema) }))
  })
  return routes
}
