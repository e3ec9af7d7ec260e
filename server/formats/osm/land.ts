import { checkedMultiPolygon } from '#planning/geodesy/polygon-checks'
import type { LandArea, LandKind } from '#planning/types'
import type { Tags } from './elements.ts'
import { closedParts, isClosedWay, wayArea } from './rings.ts'
import type { OsmStore } from './store.ts'

/** Water and woods of a file, and how many outlines were left out because they do not close or are no sound area. */
export interface OsmLand {
  land: LandArea[]
  leftOut: number
}

/** What an area with these tags is; null where it is neither water nor woods. Parks count as woods. */
export function landKind(tags: Tags): LandKind | null {
  if (tags.natural === 'water' || tags.waterway === 'riverbank' || tags.landuse === 'reservoir' || tags.landuse === 'basin')
    return tags.location === 'underground' || (tags.tunnel !== undefined && tags.tunnel !== 'no') ? null : 'water'
  return tags.natural === 'wood' || tags.landuse === 'forest' || tags.leisure === 'park' ? 'woods' : null
}

/**
 * Water and woods: closed ways, and multipolygon relations as far as their ways are in the file and join to rings. Nothing is
 * refused: what cannot be drawn is left out and counted.
 */
export function osmLand(store: OsmStore): OsmLand {
  const land: LandArea[] = []
  let leftOut = 0
  const add = (sourceKey: string, tags: Tags, kind: LandKind, polygons: LandArea['geometry']) => {
    if (polygons.length === 0) return
    const checked = checkedMultiPolygon(polygons)
    if (checked.ok) land.push({ kind, name: tags['name:zh'] ?? tags.name ?? null, sourceKey, geometry: checked.polygons })
    else leftOut++
  }
  for (const way of store.ways) {
    const kind = way.tags && landKind(way.tags)
    if (!kind) continue
    const area = isClosedWay(store, way) ? wayArea(store, way) : null
    if (area?.ok) add(`way/${way.id}`, way.tags!, kind, area.polygons)
    else leftOut++
  }
  for (const relation of store.relations) {
    const kind = relation.tags.type === 'multipolygon' ? landKind(relation.tags) : null
    if (!kind) continue
    const { polygons, open } = closedParts(store, relation)
    leftOut += open
    add(`relation/${relation.id}`, relation.tags, kind, polygons)
  }
  return { land, leftOut }
}
