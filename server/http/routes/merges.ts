import { type Router as ExpressRouter, Router } from 'express'
import { z } from 'zod'
import { queryNumber } from '#contract/common'
import { mergeBodySchema, mergePlanSchema, mostAlternatives } from '#contract/merges/merge-body'
import { mergeEvidenceBodySchema } from '#contract/merges/merge-evidence'
import { mergeFactsBodySchema, mergeRulesBodySchema } from '#contract/merges/merge-rules'
import { ProblemError } from '#contract/problems'
import { mergesCsv } from '../../usecases/merges/export-merges.ts'
import { changeMergeEvidence, listMergeEvidence } from '../../usecases/merges/merge-evidence.ts'
import { changeMergeFacts, listMergeFacts } from '../../usecases/merges/merge-facts.ts'
import { changeMergeRules, getMergeRules, listMergeRules } from '../../usecases/merges/merge-rules.ts'
import { planMerges } from '../../usecases/merges/plan-merges.ts'
import { getMergePart, getMergeResult, getMergeText, requireMerge } from '../../usecases/merges/read-merges.ts'
import { mergers, requestMerges } from '../../usecases/merges/request-merges.ts'
import { limitCalls } from '../limit-calls.ts'
import type { Services } from '../services.ts'
import { requireSession } from '../signed-in.ts'
import { noQuery, readBody, readId, readQuery } from '../validate.ts'

/** Searches that may be started from one address a minute. */
const startsAMinute = 60

const proposalFrom = (least: number) =>
  z.strictObject({
    proposal: queryNumber
      .pipe(
        z
          .number()
          .int()
          .min(least)
          .max(1 + mostAlternatives),
      )
      .default(1),
  })
const proposalQuery = proposalFrom(1)
/** 0: the divisions as they are. */
const outlinesQuery = proposalFrom(0)
const versionQuery = z.strictObject({ version: queryNumber.pipe(z.number().int().min(1)).optional() })
const withinQuery = z.strictObject({ within: z.string().min(1).max(64) })

/** A rule set’s id in the path. */
function readRulesId(id: unknown): string {
  if (typeof id === 'string' && /^[a-z0-9_]{1,40}$/.test(id)) return id
  throw new ProblemError('not-found', 'A rule set’s id is up to 40 small letters, digits and underscores.')
}

/** Proposing merges, the rules they keep, and what is known of divisions. */
export function mergeRoutes({ db, jobs, plans }: Services): ExpressRouter {
  const routes = Router()
  const limiter = limitCalls(startsAMinute, 'merges')
  routes.get('/merge-rules', noQuery, async (_request, response) => {
    response.json(await listMergeRules(db))
  })
  routes.get('/merge-rules/:id', async (request, response) => {
    const { version } = readQuery(request, versionQuery)
    response.json(await getMergeRules(db, readRulesId(request.params.id), version))
  })
  routes.put('/merge-rules/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...mergers)
    response.json(await changeMergeRules(db, session, readRulesId(request.params.id), readBody(request, mergeRulesBodySchema)))
  })
  routes.get('/merge-facts', async (request, response) => {
    const session = await requireSession(db, request)
    response.json(await listMergeFacts(db, session, readQuery(request, withinQuery).within))
  })
  routes.put('/divisions/:id/merge-facts', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...mergers)
    response.json(await changeMergeFacts(db, session, String(request.params.id), readBody(request, mergeFactsBodySchema)))
  })
  routes.post('/merges', noQuery, limiter, async (request, response) => {
    const session = await requireSession(db, request, ...mergers)
    const job = await requestMerges(db, session, readBody(request, mergeBodySchema), jobs)
    response.status(202).location(`/api/v1/jobs/${job.id}`).json({ job })
  })
  routes.get('/merges/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const found = await requireMerge(db, session, readId(request, 'answer about merges'))
    response.type('application/json').send(await getMergeText(db, found))
  })
  for (const what of ['groups', 'settlements'] as const)
    routes.get(`/merges/:id/${what}.geojson`, async (request, response) => {
      const { proposal } = readQuery(request, what === 'groups' ? outlinesQuery : proposalQuery)
      const session = await requireSession(db, request)
      const found = await requireMerge(db, session, readId(request, 'answer about merges'))
      const text = await getMergePart(db, found, what, proposal)
      response.type('application/geo+json').attachment(`merge-${what}-${found.id}.geojson`).send(text)
    })
  routes.get('/merges/:id/units.csv', async (request, response) => {
    const { proposal } = readQuery(request, proposalQuery)
    const session = await requireSession(db, request)
    const found = await requireMerge(db, session, readId(request, 'answer about merges'))
    const table = mergesCsv(await getMergeResult(db, found), proposal)
    response.type('text/csv').attachment(`merges-${found.id}.csv`).send(table)
  })
  routes.get('/merges/:id/checklist', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const found = await requireMerge(db, session, readId(request, 'answer about merges'))
    response.json(await listMergeEvidence(db, found))
  })
  routes.put('/merges/:id/checklist', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...mergers)
    const found = await requireMerge(db, session, readId(request, 'answer about merges'))
    response.json(await changeMergeEvidence(db, session, found, readBody(request, mergeEvidenceBodySchema)))
  })
  routes.post('/merges/:id/plan', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...mergers)
    const found = await requireMerge(db, session, readId(request, 'answer about merges'))
    const body = request.body === undefined ? mergePlanSchema.parse({}) : readBody(request, mergePlanSchema)
    const plan = await planMerges(db, plans.ask, session, found, body)
    response.status(201).location(`/api/v1/plans/${plan.id}`).json(plan)
  })
  return routes
}
