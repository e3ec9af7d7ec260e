import { type Router as ExpressRouter, Router } from 'express'
import { z } from 'zod'
import { daySchema } from '#contract/common'
import { ProblemError } from '#contract/problems'
import { buildTile, describeTiles, lastZoom, type TileLayer, tileLayers, tileTag } from '../../usecases/build-tile.ts'
import type { Services } from '../services.ts'
import { noQuery, readQuery } from '../validate.ts'

const tileQuerySchema = z.strictObject({ at: daySchema.optional() })

/** Vector tiles; the ETag comes from the data's revision, so that an unchanged tile is answered without being built. */
export function tileRoutes({ readDb }: Services): ExpressRouter {
  const routes = Router()
  const building = new Map<string, Promise<Uint8Array | null>>()
  routes.get('/tiles/:layer.json', noQuery, async (request, response) => {
    response.json(
      await describeTiles(readDb, String(request.params.layer), `${request.protocol}://${request.get('host')}/api/v1`),
    )
  })
  routes.get('/tiles/:layer/:z/:x/:y.mvt', async (request, response) => {
    const { layer, z, x, y } = request.params
    const address = { z: Number(z), x: Number(x), y: Number(y) }
    const inRange =
      [z, x, y].every((part) => /^\d{1,8}$/.test(part)) &&
      address.z <= lastZoom &&
      address.x < 2 ** address.z &&
      address.y < 2 ** address.z
    if (!(tileLayers as readonly string[]).includes(layer) || !inRange)
      throw new ProblemError(
        'not-found',
        `There is no tile ${layer}/${z}/${x}/${y}; layers are ${tileLayers.join(', ')}, zooms 0 to ${lastZoom}.`,
      )
    const at = readQuery(request, tileQuerySchema).at ?? new Date().toISOString().slice(0, 10)
    const tag = await tileTag(readDb, layer as TileLayer, address, at)
    response.set({ etag: tag, 'cache-control': 'no-cache' })
    if (request.get('if-none-match')?.includes(tag)) return void response.status(304).end()
    if (!building.has(tag))
      building.set(
        tag,
        buildTile(readDb, layer as TileLayer, address, at).finally(() => building.delete(tag)),
      )
    const tile = await building.get(tag)!
    if (tile === null) return void response.status(204).end()
    response.type('application/vnd.mapbox-vector-tile').send(Buffer.from(tile.buffer, tile.byteOffset, tile.byteLength))
  })
  return routes
}
