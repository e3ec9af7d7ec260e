import { type Router as ExpressRouter, Router } from 'express'
import { settingsSchema } from '#contract/settings'
import { changeSettings, getSettings } from '../../usecases/settings/change-settings.ts'
import type { Services } from '../services.ts'
import { requireRole } from '../signed-in.ts'
import { noQuery, readBody } from '../validate.ts'

/** What the bureau sets for its own service: anyone reads it, the administrator changes it. */
export function settingsRoutes({ db }: Services): ExpressRouter {
  const routes = Router()
  routes.get('/settings', noQuery, async (_request, response) => {
    response.json(await getSettings(db))
  })
  routes.put('/settings', noQuery, requireRole(db, 'administrator'), async (request, response) => {
    response.json(await changeSettings(db, readBody(request, settingsSchema)))
  })
  return routes
}
