import type { Database } from '../../database/open-pool.ts'
import { boundsOfAll } from '../../repositories/tiles/tile-content.ts'
import { layerRules, type TileLayer } from './tile-layers.ts'

/** TileJSON 3.0 of a layer, served below `base`. */
export async function describeTiles(db: Database, layer: TileLayer, base: string) {
  const { firstZoom, lastZoom, sourceLayers } = layerRules[layer]
  const bounds = await boundsOfAll(db)
  return {
    tilejson: '3.0.0',
    name: layer,
    tiles: [`${base}/tiles/${layer}/{z}/{x}/{y}.mvt`],
    minzoom: firstZoom,
    maxzoom: lastZoom,
    ...(bounds ? { bounds } : {}),
    vector_layers: sourceLayers.map((id) => ({ id, fields: {} })),
  }
}
