import { type Router as ExpressRouter, Router } from 'express'
import { z } from 'zod'
import { daySchema } from '#contract/common'
import { ProblemError } from '#contract/problems'
import { createTileServer, requireTile } from '../../usecases/tiles/serve-tiles.ts'
import { planNamed } from '../plan-named.ts'
import type { Services } from '../services.ts'
import { noQuery, readQuery } from '../validate.ts'

const tileQuerySchema = z.strictObject({ at: daySchema.optional(), plan: z.uuid().optional() })

/** Vector tiles; the ETag comes from the last revision that touched the tile, so that an unchanged tile is answered without being built. */
export function tileRoutes({ db, readDb, plans }: Services): ExpressRouter {
  const routes = Router()
  const tiles = createTileServer(readDb)
  routes.get('/tiles/:layer.json', noQuery, async (request, response) => {
    response.json(await tiles.describe(String(request.params.layer), `${request.protocol}://${request.get('host')}/api/v1`))
  })
  routes.get('/tiles/:layer/:z/:x/:y.mvt', async (request, response) => {
    const { layer, z, x, y } = request.params
    const query = readQuery(request, tileQuerySchema)
    const at = query.at ?? new Date().toISOString().slice(0, 10)
    const held = request.get('if-none-match') ?? ''
    const planId = await planNamed(db, request, query)
    if (planId !== null) {
      const address = requireTile([layer, z, x, y])
      if (layer !== 'divisions')
        throw new ProblemError('unknown-parameter', 'plan: only the divisions of a plan are its own', [
          { detail: 'only the divisions of a plan are its own', pointer: 'plan' },
        ])
      const { tag, bytes } = await plans.ask('tile', { planId, ...address, known: held })
      response.set({ etag: tag, 'cache-control': 'private, no-cache' })
      if (bytes === undefined) return void response.status(304).end()
      if (bytes === null) return void response.status(204).end()
      return void response.type('application/vnd.mapbox-vector-tile').send(asBuffer(bytes))
    }
    const { tag, tile } = await tiles.serve([layer, z, x, y], at, (tag) => held.includes(tag))
    response.set({ etag: tag, 'cache-control': 'no-cache', vary: 'accept-encoding' })
    if (tile === null) return void response.status(304).end()
    if (tile.plain === null) return void response.status(204).end()
    const isZipped = request.acceptsEncodings('gzip', 'identity') === 'gzip'
    // Compressed once when it was built; `compression` leaves alone what has an encoding.
    if (isZipped) response.set('content-encoding', 'gzip')
    response.type('application/vnd.mapbox-vector-tile').send(asBuffer(isZipped ? tile.zipped! : tile.plain))
  })
  return routes
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
