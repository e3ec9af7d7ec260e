import { type Router as ExpressRouter, Router } from 'express'
import { coverageDivisionsQuerySchema } from '#contract/coverage'
import { exportCoverageDivisions } from '../../usecases/coverage/export-divisions.ts'
import type { Services } from '../services.ts'
import { readId, readQuery } from '../validate.ts'

/** Answers as files for other programs. */
export function exportRoutes({ db }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/coverage/:id/divisions.geojson', async (request, response) => {
    const { level } = readQuery(request, coverageDivisionsQuerySchema)
    const id = readId(request, 'coverage')
    const collection = await exportCoverageDivisions(db, id, level)
    response.type('application/geo+json').attachment(`coverage-${id}.geojson`).send(JSON.stringify(collection))
  })
  return routes
}
