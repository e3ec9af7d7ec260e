import { type Router as ExpressRouter, Router } from 'express'
import {
  campaignEventsQuerySchema,
  campaignPlansSchema,
  campaignsQuerySchema,
  changeCampaignSchema,
  newCampaignSchema,
} from '#contract/campaigns/campaign-body'
import { getCampaignAreas } from '../../usecases/campaigns/campaign-areas.ts'
import { changeCampaign, closeCampaign, createCampaign } from '../../usecases/campaigns/change-campaign.ts'
import { getDashboard } from '../../usecases/campaigns/dashboard.ts'
import { dashboardCsv } from '../../usecases/campaigns/export-dashboard.ts'
import { createFigureFinder } from '../../usecases/campaigns/find-figures.ts'
import { placePlans } from '../../usecases/campaigns/place-plans.ts'
import { getCampaign, getCampaignEvents, getCampaigns } from '../../usecases/campaigns/read-campaigns.ts'
import { campaigners, requireAllOfCampaign, requireCampaign } from '../../usecases/campaigns/require-campaign.ts'
import type { Services } from '../services.ts'
import { requireSession } from '../signed-in.ts'
import { noQuery, readBody, readId, readQuery } from '../validate.ts'

/** A dashboard answers after so long with what it has; a table is whole or late. */
const patience = { dashboard: 700, table: 120_000 } as const

/** Campaigns: plans in waves, and how far they have come. */
export function campaignRoutes({ db, plans, logError }: Services): ExpressRouter {
  const routes = Router()
  const find = createFigureFinder(db, plans, (error) => logError(error, '/campaigns/dashboard'))
  routes.get('/campaigns', async (request, response) => {
    const query = readQuery(request, campaignsQuerySchema)
    response.json(await getCampaigns(db, await requireSession(db, request), query))
  })
  routes.post('/campaigns', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...campaigners)
    const campaign = await createCampaign(db, session, readBody(request, newCampaignSchema))
    response.status(201).location(`/api/v1/campaigns/${campaign.id}`).json(campaign)
  })
  routes.get('/campaigns/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const { campaign } = await requireCampaign(db, session, readId(request, 'campaign'))
    response.json(await getCampaign(db, session, campaign.id))
  })
  routes.patch('/campaigns/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...campaigners)
    const seen = await requireCampaign(db, session, readId(request, 'campaign'))
    requireAllOfCampaign(seen, session)
    response.json(await changeCampaign(db, session, seen.campaign, readBody(request, changeCampaignSchema)))
  })
  routes.delete('/campaigns/:id', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...campaigners)
    const seen = await requireCampaign(db, session, readId(request, 'campaign'))
    requireAllOfCampaign(seen, session)
    response.json(await closeCampaign(db, session, seen.campaign))
  })
  routes.post('/campaigns/:id/plans', noQuery, async (request, response) => {
    const session = await requireSession(db, request, ...campaigners)
    const seen = await requireCampaign(db, session, readId(request, 'campaign'))
    requireAllOfCampaign(seen, session)
    response.json(await placePlans(db, session, seen.campaign, readBody(request, campaignPlansSchema)))
  })
  routes.get('/campaigns/:id/events', async (request, response) => {
    const page = readQuery(request, campaignEventsQuerySchema)
    const { campaign } = await requireCampaign(db, await requireSession(db, request), readId(request, 'campaign'))
    response.json(await getCampaignEvents(db, campaign.id, page))
  })
  routes.get('/campaigns/:id/dashboard', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const seen = await requireCampaign(db, session, readId(request, 'campaign'))
    response.json(await getDashboard(db, session, seen, find, patience.dashboard))
  })
  routes.get('/campaigns/:id/dashboard.csv', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const seen = await requireCampaign(db, session, readId(request, 'campaign'))
    const table = dashboardCsv(await getDashboard(db, session, seen, find, patience.table))
    response.type('text/csv').attachment(`campaign-${seen.campaign.id}.csv`).send(table)
  })
  routes.get('/campaigns/:id/areas.geojson', noQuery, async (request, response) => {
    const session = await requireSession(db, request)
    const { campaign } = await requireCampaign(db, session, readId(request, 'campaign'))
    response.type('application/geo+json').send(JSON.stringify(await getCampaignAreas(db, session, campaign.id)))
  })
  return routes
}
