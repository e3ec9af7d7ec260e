import { type TileAddress, tileBox } from '../../formats/mvt/tile-address.ts'
import type { PublishedGround } from './follow-news.ts'
import { layerRules, type TileLayer } from './tile-layers.ts'

/**
 * What a tile's ETag says: its layer and place, the last revision that touched its ground, and for divisions since which day (1970 = 0) it has
 * looked as it does on the day asked for. Nothing else changes it.
 */
export function tileTag(layer: TileLayer, address: TileAddress, day: number, published: PublishedGround): string {
  const { z, x, y } = address
  const box = tileBox(address)
  const { touchedBy } = layerRules[layer]
  const touch = published.areas.findLast(
    (area) => area.fromZoom <= z && z <= area.toZoom && touchedBy.includes(area.touched) && meet(area.box, box),
  )
  const turn =
    layer === 'divisions'
      ? published.turns.findLast((turn) => turn.zoom === z && turn.day <= day && turn.boxes.some((area) => meet(area, box)))
      : undefined
  return `"${layer}-${z}-${x}-${y}-r${touch?.revision ?? 0}${turn ? `-d${turn.day}` : ''}"`
}

type Box = readonly [west: number, south: number, east: number, north: number]

function meet(one: Box, other: Box): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1]
}
