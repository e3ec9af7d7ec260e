import { type Router as ExpressRouter, Router } from 'express'
import { searchQuerySchema } from '#contract/search'
import { searchMap } from '../../usecases/search/search-map.ts'
import type { Services } from '../services.ts'
import { readQuery } from '../validate.ts'

/** Finding things by name; for anyone. */
export function searchRoutes({ readDb }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/search', async (request, response) => {
    response.json(await searchMap(readDb, readQuery(request, searchQuerySchema)))
  })
  return routes
}
