import { type Router as ExpressRouter, Router } from 'express'
import { coverageDivisionsQuerySchema } from '#contract/coverage'
import { exportCoverageDivisions } from '../../usecases/coverage/export-divisions.ts'
import { readCoverageId } from '../plan-named.ts'
import type { Services } from '../services.ts'
import { readQuery } from '../validate.ts'

/** Answers as files for other programs. */
export function exportRoutes({ db, plans }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/coverage/:id/divisions.geojson', async (request, response) => {
    const { level } = readQuery(request, coverageDivisionsQuerySchema)
    const id = await readCoverageId(db, request)
    const collection = await exportCoverageDivisions(db, plans.ask, id, level)
    response.type('application/geo+json').attachment(`coverage-${id}.geojson`).send(JSON.stringify(collection))
  })
  return routes
}
