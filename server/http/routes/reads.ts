import { type Router as ExpressRouter, Router } from 'express'
import {
  divisionQuerySchema,
  divisionsQuerySchema,
  locateQuerySchema,
  nameCheckQuerySchema,
  oneDivisionQuerySchema,
} from '#contract/divisions'
import { facilitiesQuerySchema } from '#contract/facilities'
import { checkHealth } from '../../usecases/check-health.ts'
import { checkName } from '../../usecases/divisions/check-name.ts'
import { getDivisionHistory, getDivisionLineage } from '../../usecases/divisions/division-history.ts'
import { findDivisions, getDivision, locatePoint } from '../../usecases/divisions/find-divisions.ts'
import { findNeighbours } from '../../usecases/divisions/find-neighbours.ts'
import { listDivisionDates } from '../../usecases/divisions/list-division-dates.ts'
import { findFacilities, getFacility } from '../../usecases/facilities/find-facilities.ts'
import { listDataSets } from '../../usecases/list-data-sets.ts'
import { planNamed } from '../plan-named.ts'
import type { Services } from '../services.ts'
import { noQuery, readId, readQuery } from '../validate.ts'

/** What anyone may read of the published map. */
export function readRoutes({ db, database, version, plans }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/health', noQuery, async (_request, response) => {
    response.json(await checkHealth(db, database, version))
  })
  routes.get('/data-sets', noQuery, async (_request, response) => {
    response.json(await listDataSets(db))
  })
  routes.get('/divisions', async (request, response) => {
    const query = readQuery(request, divisionsQuerySchema)
    const planId = await planNamed(db, request, query)
    response.json(planId === null ? await findDivisions(db, query) : await plans.ask('divisions', { planId, query }))
  })
  // Before /divisions/:id, which would take "dates" for a code.
  routes.get('/divisions/dates', noQuery, async (_request, response) => {
    response.json(await listDivisionDates(db))
  })
  routes.get('/divisions/:id', async (request, response) => {
    const query = readQuery(request, oneDivisionQuerySchema)
    const planId = await planNamed(db, request, query)
    const idOrCode = String(request.params.id)
    response.json(planId === null ? await getDivision(db, idOrCode, query.at) : await plans.ask('division', { planId, idOrCode }))
  })
  routes.get('/divisions/:id/history', noQuery, async (request, response) => {
    response.json(await getDivisionHistory(db, String(request.params.id)))
  })
  routes.get('/divisions/:id/lineage', noQuery, async (request, response) => {
    response.json(await getDivisionLineage(db, String(request.params.id)))
  })
  routes.get('/divisions/:id/neighbours', async (request, response) => {
    response.json(await findNeighbours(db, String(request.params.id), readQuery(request, divisionQuerySchema).at))
  })
  routes.get('/divisions/:id/name-check', async (request, response) => {
    response.json(await checkName(db, String(request.params.id), readQuery(request, nameCheckQuerySchema)))
  })
  routes.get('/locate', async (request, response) => {
    const { lon, lat, at } = readQuery(request, locateQuerySchema)
    response.json(await locatePoint(db, lon, lat, at))
  })
  routes.get('/facilities', async (request, response) => {
    response.json(await findFacilities(db, readQuery(request, facilitiesQuerySchema)))
  })
  routes.get('/facilities/:id', noQuery, async (request, response) => {
    response.json(await getFacility(db, readId(request, 'facility')))
  })
  return routes
}
