import { type Router as ExpressRouter, Router } from 'express'
import { nearbyQuerySchema } from '#contract/nearby'
import { limitCalls } from '../limit-calls.ts'
import type { Services } from '../services.ts'
import { readQuery } from '../validate.ts'

/** Places one visitor may ask about a minute. */
const questionsAMinute = 120

/** What is near a place, over the streets; anyone may ask. */
export function nearbyRoutes({ jobs }: Services): ExpressRouter {
  const routes = Router()
  const limiter = limitCalls(questionsAMinute, 'places')
  routes.get('/nearby', limiter, async (request, response) => {
    response.json(await jobs.ask({ kind: 'nearby', input: readQuery(request, nearbyQuerySchema) }))
  })
  return routes
}
