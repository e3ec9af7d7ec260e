import { type Router as ExpressRouter, Router } from 'express'
import { coverageBodySchema } from '#contract/coverage'
import { accessibilityQuerySchema } from '#contract/sitings/accessibility'
import { coverageParts, getCoverageCsv, getCoveragePart, getCoverageZipped } from '../../usecases/coverage/read-coverage.ts'
import { requestCoverage } from '../../usecases/coverage/request-coverage.ts'
import { limitCalls } from '../limit-calls.ts'
import { planNamed, readCoverageId } from '../plan-named.ts'
import { sendZipped } from '../send-zipped.ts'
import type { Services } from '../services.ts'
import { sessionOf } from '../signed-in.ts'
import { noQuery, readBody, readQuery } from '../validate.ts'

/** Coverage questions one visitor may ask a minute. */
const questionsAMinute = 120

/** The coverage question and its answers; anyone may ask. */
export function coverageRoutes({ db, jobs }: Services): ExpressRouter {
  const routes = Router()
  const limiter = limitCalls(questionsAMinute, 'coverage questions')
  routes.post('/coverage', noQuery, limiter, async (request, response) => {
    // RFC 7240: who prefers it gets the job at once, however soon the answer would be there.
    const patience = /\brespond-async\b/.test(request.get('prefer') ?? '') ? 0 : undefined
    const body = readBody(request, coverageBodySchema)
    await planNamed(db, request, { plan: body.plan })
    const session = await sessionOf(db, request)
    const answer = await requestCoverage(db, body, jobs, patience, session?.accountId ?? null)
    if ('knownId' in answer) await sendZipped(request, response, await getCoverageZipped(db, answer.knownId))
    else response.status(202).location(`/api/v1/jobs/${answer.job.id}`).json({ job: answer.job })
  })
  routes.get('/coverage/:id', noQuery, async (request, response) => {
    await sendZipped(request, response, await getCoverageZipped(db, await readCoverageId(db, request)))
  })
  routes.get('/coverage/:id/divisions.csv', noQuery, async (request, response) => {
    const id = await readCoverageId(db, request)
    response
      .type('text/csv')
      .attachment(`coverage-${id}.csv`)
      .send(await getCoverageCsv(db, id))
  })
  routes.get('/coverage/:id/accessibility', limiter, async (request, response) => {
    const query = readQuery(request, accessibilityQuerySchema)
    const id = await readCoverageId(db, request)
    response.json(await jobs.ask({ kind: 'supply', input: { id, ...query } }))
  })
  const draw = (input: { id: string; part: 'isochrones' | 'demand' }) => jobs.ask({ kind: 'part', input })
  for (const part of coverageParts)
    routes.get(`/coverage/:id/${part}.geojson`, noQuery, async (request, response) => {
      const zipped = await getCoveragePart(db, await readCoverageId(db, request), part, draw)
      await sendZipped(request, response, zipped, 'application/geo+json')
    })
  return routes
}
