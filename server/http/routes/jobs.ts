import { type Router as ExpressRouter, Router } from 'express'
import { endStates } from '#contract/jobs'
import { cancelJob, getJob } from '../../usecases/jobs/follow-job.ts'
import type { Services } from '../services.ts'
import { sessionOf } from '../signed-in.ts'
import { noQuery, readId } from '../validate.ts'

const lookMilliseconds = 200

/** Jobs: how far they are, as answer or as server-sent events, and their cancel. */
export function jobRoutes({ db, logError }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/jobs/:id', noQuery, async (request, response) => {
    response.json(await getJob(db, readId(request, 'job')))
  })
  routes.delete('/jobs/:id', noQuery, async (request, response) => {
    response.status(202).json(await cancelJob(db, await sessionOf(db, request), readId(request, 'job')))
  })
  routes.get('/jobs/:id/events', noQuery, async (request, response) => {
    const id = readId(request, 'job')
    let job = await getJob(db, id)
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    let told = ''
    try {
      while (!response.closed) {
        const text = JSON.stringify(job)
        if (text !== told) response.write(`data: ${text}\n\n`)
        told = text
        if (endStates.includes(job.state)) break
        await new Promise((resolve) => setTimeout(resolve, lookMilliseconds))
        job = await getJob(db, id)
      }
    } catch (error) {
      logError(error, request.originalUrl)
    }
    response.end()
  })
  return routes
}
