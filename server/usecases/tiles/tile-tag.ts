import { type TileAddress, tileBox } from '../../formats/mvt/tile-address.ts'
import type { PublishedGround } from './follow-news.ts'
import { layerRules, type TileLayer } from './tile-layers.ts'

/** What a tile's ETag says: its layer and place, for divisions since when the map of that day holds, and the last revision that touched its ground. */
export function tileTag(layer: TileLayer, address: TileAddress, at: string, { areas, days }: PublishedGround): string {
  const since = layer === 'divisions' ? `-${days.findLast((day) => day <= at) ?? 'before'}` : ''
  return `"${layer}-${address.z}-${address.x}-${address.y}${since}-r${lastTouch(layer, address, areas)}"`
}

function lastTouch(layer: TileLayer, address: TileAddress, areas: PublishedGround['areas']): number {
  const { touchedBy } = layerRules[layer]
  const [west, south, east, north] = tileBox(address)
  const { z } = address
  for (let index = areas.length - 1; index >= 0; index--) {
    const { touched, fromZoom, toZoom, box, revision } = areas[index]
    if (z < fromZoom || z > toZoom || !touchedBy.includes(touched)) continue
    if (box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south) return revision
  }
  return 0
}
