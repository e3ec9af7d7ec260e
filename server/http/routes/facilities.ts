import { type Router as ExpressRouter, Router } from 'express'
import { facilityBodySchema } from '#contract/facilities'
import { addFacility, deleteFacility, replaceFacility } from '../../usecases/facilities/change-facility.ts'
import type { Services } from '../services.ts'
import { requireRole } from '../signed-in.ts'
import { noQuery, readBody, readId } from '../validate.ts'

/** Changes to single facilities; the administrator's. */
export function facilityRoutes({ db }: Services): ExpressRouter {
  const routes = Router()
  const administrator = requireRole(db, 'administrator')
  routes.post('/facilities', noQuery, administrator, async (request, response) => {
    const facility = await addFacility(db, readBody(request, facilityBodySchema))
    response.status(201).location(`/api/v1/facilities/${facility.id}`).json(facility)
  })
  routes.put('/facilities/:id', noQuery, administrator, async (request, response) => {
    response.json(await replaceFacility(db, readId(request, 'facility'), readBody(request, facilityBodySchema)))
  })
  routes.delete('/facilities/:id', noQuery, administrator, async (request, response) => {
    await deleteFacility(db, readId(request, 'facility'))
    response.status(204).end()
  })
  return routes
}
