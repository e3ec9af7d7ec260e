import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { buildTile } from './build-tile.ts'
import { describeTiles } from './describe-tiles.ts'
import { createNewsFollower } from './follow-news.ts'
import { createTileCache, type ReadyTile } from './tile-cache.ts'
import { layerRules, type TileLayer, tileLayers } from './tile-layers.ts'
import { tileTag } from './tile-tag.ts'

/** An answer to whoever asks for a tile: `tile` is null where he has it already. */
export interface TileAnswer {
  tag: string
  tile: ReadyTile | null
}

const cacheBytes = 96 * 2 ** 20
const millisecondsADay = 86_400_000

/** Serves the vector tiles of one database: looks first whether the asker's is still true, then whether it is at hand, and builds it last. */
export function createTileServer(db: Database) {
  const news = createNewsFollower(db)
  const cached = createTileCache(cacheBytes)
  return {
    /**
     * One tile as it is on a day (`2026-11-22`); `isKnown` says whether the asker has the tile of a tag. Throws a ProblemError where there is
     * no such layer or no such tile; numbers come as text, as they stand in the address.
     */
    async serve(
      named: readonly [layer: string, z: string, x: string, y: string],
      at: string,
      isKnown: (tag: string) => boolean,
    ): Promise<TileAnswer> {
      const { layer: known, ...address } = requireTile(named)
      const day = Date.parse(at) / millisecondsADay
      const tag = tileTag(known, address, day, await news())
      if (isKnown(tag)) return { tag, tile: null }
      return { tag, tile: await cached(tag, () => buildTile(db, known, address, day)) }
    },
    /** TileJSON of a layer served below `base`. Throws a ProblemError where there is no such layer. */
    async describe(layer: string, base: string) {
      return describeTiles(db, requireLayer(layer), base)
    },
  }
}

/** A tile's layer and place, from an address. Throws a ProblemError where there is no such layer or no such tile. */
export function requireTile([layer, ...place]: readonly [layer: string, z: string, x: string, y: string]) {
  const known = requireLayer(layer)
  const [z, x, y] = place.map(Number)
  const { lastZoom } = layerRules[known]
  if (place.some((part) => !/^\d{1,8}$/.test(part)) || z > lastZoom || x >= 2 ** z || y >= 2 ** z)
    throw new ProblemError(
      'not-found',
      `There is no tile ${layer}/${place.join('/')}; zooms go from 0 to ${lastZoom}, columns and rows from 0 to 2^zoom − 1.`,
    )
  return { layer: known, z, x, y }
}

function requireLayer(layer: string): TileLayer {
  const known = tileLayers.find((name) => name === layer)
  if (known) return known
  throw new ProblemError('not-found', `There is no tile layer "${layer}"; there are ${tileLayers.join(', ')}.`)
}
