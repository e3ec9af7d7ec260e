import { type Router as ExpressRouter, Router } from 'express'
import multer from 'multer'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import { candidatesFileSchema } from '#contract/sitings/candidates-file'
import { sitingBodySchema, sitingFacilitiesSchema, sitingTrialSchema } from '#contract/sitings/siting-body'
import { readCandidatesFile } from '../../usecases/sitings/candidates-in-file.ts'
import { siteCollection, sitesCsv, sitingDivisionsCsv } from '../../usecases/sitings/export-siting.ts'
import { keepSites } from '../../usecases/sitings/keep-sites.ts'
import { createKeptIds, getSitingResult, getSitingText, requireSiting } from '../../usecases/sitings/read-siting.ts'
import { requestSiting, siters } from '../../usecases/sitings/request-siting.ts'
import { limitCalls } from '../limit-calls.ts'
import type { Services } from '../services.ts'
import { requireRole, requireSession } from '../signed-in.ts'
import { noQuery, readBody, readId } from '../validate.ts'

/** Sitings that may be started from one address a minute. */
const startsAMinute = 60
/** Room for the most candidates that a siting takes, with names. */
const largestFileBytes = 4 * 1024 * 1024

/** Choosing sites for facilities, trying others, and keeping them as planned ones. */
export function sitingRoutes({ db, jobs }: Services): ExpressRouter {
  const routes = Router()
  const limiter = limitCalls(startsAMinute, 'sitings')
  const keptIdsOf = createKeptIds(db)
  routes.post('/sitings', noQuery, limiter, async (request, response) => {
    const session = await requireSession(db, request, ...siters)
    const job = await requestSiting(db, session, readBody(request, sitingBodySchema), jobs)
    response.status(202).location(`/api/v1/jobs/${job.id}`).json({ job })
  })
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: largestFileBytes, files: 1, fields: 4, fieldSize: 1024 },
    defParamCharset: 'utf8',
  })
  routes.post('/sitings/candidates', noQuery, limiter, requireRole(db, ...siters), upload.single('file'), (request, response) => {
    const { file } = request
    if (!file)
      throw new ProblemError('invalid-input', 'The multipart field "file" is missing.', [{ detail: 'missing', pointer: '/file' }])
    const options = checkInput({ ...request.body }, candidatesFileSchema)
    response.json(readCandidatesFile(file.originalname, file.buffer, options))
  })
  routes.get('/sitings/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const siting = await requireSiting(db, session, readId(request, 'siting'))
    response.type('application/json').send(await getSitingText(db, siting))
  })
  routes.get('/sitings/:id/sites.geojson', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const siting = await requireSiting(db, session, readId(request, 'siting'))
    const collection = siteCollection(await getSitingResult(db, siting))
    response.type('application/geo+json').attachment(`sites-${siting.id}.geojson`).send(JSON.stringify(collection))
  })
  routes.get('/sitings/:id/sites.csv', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const siting = await requireSiting(db, session, readId(request, 'siting'))
    const table = sitesCsv(await getSitingResult(db, siting))
    response.type('text/csv').attachment(`sites-${siting.id}.csv`).send(table)
  })
  routes.get('/sitings/:id/divisions.csv', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const siting = await requireSiting(db, session, readId(request, 'siting'))
    const table = sitingDivisionsCsv(await getSitingResult(db, siting))
    response.type('text/csv').attachment(`siting-divisions-${siting.id}.csv`).send(table)
  })
  routes.post('/sitings/:id/trial', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const siting = await requireSiting(db, session, readId(request, 'siting'))
    const body = readBody(request, sitingTrialSchema)
    const input = { question: siting.question, keptIds: await keptIdsOf(siting), body }
    response.json(await jobs.ask({ kind: 'trial', input }))
  })
  routes.post('/sitings/:id/facilities', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...siters)
    const siting = await requireSiting(db, session, readId(request, 'siting'))
    const body = request.body === undefined ? {} : readBody(request, sitingFacilitiesSchema)
    response.status(201).json(await keepSites(db, session, siting, body))
  })
  return routes
}
