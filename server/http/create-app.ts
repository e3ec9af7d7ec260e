import compression from 'compression'
import express, { type Express, type Request, type Response } from 'express'
import helmet from 'helmet'
import { docsRoutes } from './docs.ts'
import { problemHandler, sendProblem, unknownAddress } from './problem.ts'
import { accountRoutes } from './routes/accounts/accounts.ts'
import { sessionRoutes } from './routes/accounts/session.ts'
import { tokenRoutes } from './routes/accounts/tokens.ts'
import { campaignRoutes } from './routes/campaigns.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { exportRoutes } from './routes/exports.ts'
import { facilityRoutes } from './routes/facilities.ts'
import { griddingRoutes } from './routes/griddings.ts'
import { importRoutes } from './routes/imports.ts'
import { jobRoutes } from './routes/jobs.ts'
import { mergeRoutes } from './routes/merges.ts'
import { nearbyRoutes } from './routes/nearby.ts'
import { planChangeRoutes, planMoveRoutes } from './routes/plans/plan-changes.ts'
import { planReadRoutes } from './routes/plans/plan-reads.ts'
import { planRoutes } from './routes/plans/plans.ts'
import { readRoutes } from './routes/reads.ts'
import { searchRoutes } from './routes/search.ts'
import { settingsRoutes } from './routes/settings.ts'
import { sitingRoutes } from './routes/sitings.ts'
import { tileRoutes } from './routes/tiles.ts'
import { requireSameOrigin } from './same-origin.ts'
import type { Services } from './services.ts'

/** The page and its API speak to this host only; the policy holds them to it. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    imgSrc: ["'self'", 'data:', 'blob:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}

/** The whole HTTP side: API under /api/v1, readable documentation, and the page. */
export function createApp(services: Services): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('query parser', 'simple')
  app.set('trust proxy', 'loopback')
  app.use(helmet({ contentSecurityPolicy, strictTransportSecurity: false, crossOriginEmbedderPolicy: false }))
  app.use(compression({ filter: isWorthZipping }))
  const api = express.Router()
  api.use((_request, response, next) => {
    response.set('cache-control', 'no-cache')
    next()
  })
  api.use(requireSameOrigin)
  api.use(planChangeRoutes(services))
  api.use(express.json({ limit: '1mb' }))
  for (const routes of [
    readRoutes,
    searchRoutes,
    nearbyRoutes,
    facilityRoutes,
    coverageRoutes,
    exportRoutes,
    jobRoutes,
    importRoutes,
    sessionRoutes,
    tokenRoutes,
    accountRoutes,
    settingsRoutes,
    tileRoutes,
    planRoutes,
    planMoveRoutes,
    planReadRoutes,
    griddingRoutes,
    sitingRoutes,
    mergeRoutes,
    campaignRoutes,
  ])
    api.use(routes(services))
  api.use(unknownAddress)
  app.use(docsRoutes(services))
  app.use('/api/v1', api)
  app.use('/api', unknownAddress)
  app.use(express.static(services.pageFolder, { index: 'index.html', maxAge: '1h', setHeaders: neverKeepTheShell }))
  app.use((request, response) => sendProblem(response, 'not-found', `There is no page ${request.path}.`))
  app.use(problemHandler(services.logError))
  return app
}

/** Events must leave at once; tiles, which no table of types knows as compressible, shrink by half. */
function isWorthZipping(request: Request, response: Response): boolean {
  const type = String(response.getHeader('content-type') ?? '')
  if (type.startsWith('text/event-stream')) return false
  return type.startsWith('application/vnd.mapbox-vector-tile') || compression.filter(request, response)
}

/** Built files carry a hash in their names; the page that names them must be fresh. */
function neverKeepTheShell(response: { setHeader(name: string, value: string): unknown }, path: string): void {
  response.setHeader('cache-control', /assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
}
