import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { FacilityCategory } from '#planning/types'
import type { TileMetadata } from '../../api.ts'
import type { Palette } from '../../theme/tokens.ts'
import { borderLayers, divisionLabels, type NamedZooms } from './border-layers.ts'
import { campaignFills, campaignOutlines, campaignSigns } from './campaign-layers.ts'
import { bandLayers, bandOutlines, demandLayers, gapLayers, selectionLayers, shareLayers } from './coverage-layers.ts'
import { facilityLayers, selectedPin } from './facility-layers.ts'
import { gridFills, gridOutlines, gridSigns } from './grid-layers.ts'
import { divisionGround, landLabels, landLayers } from './land-layers.ts'
import { mergeFills, mergeOutlines, mergeSigns } from './merge-layers.ts'
import { routeLayers } from './route-layers.ts'
import { servedLayers, siteLayers } from './site-layers.ts'
import { streetLabels, streetLayers } from './street-layers.ts'

export const tileLayers = ['divisions', 'land', 'streets', 'facilities', 'demand', 'barriers'] as const
export type TileLayer = (typeof tileLayers)[number]

/** GeoJSON sources that the page fills itself. */
export const drawnSources = [
  'bands',
  'gaps',
  'gap-points',
  'coverage-demand',
  'labels',
  'selected',
  'routes',
  'route-ends',
  'grids',
  'grid-names',
  'grid-signs',
  'sites',
  'merges',
  'merge-centres',
  'merge-ways',
  'merge-roads',
  'campaign-areas',
  'campaign-names',
] as const

/** Where a layer's tiles come from: `at` is the day of the divisions, `categories` the facilities that are counted (null: all). */
export function tileAddress(layer: TileLayer, at: string | null, categories: readonly FacilityCategory[] | null): string {
  const path = `${layer}/{z}/{x}/{y}.mvt`
  if (layer === 'divisions') return `worked://${path}${at ? `?at=${at}` : ''}`
  if (layer === 'facilities') return `worked://${path}${categories ? `?show=${categories.join(',')}` : ''}`
  return `${location.origin}/api/v1/tiles/${path}`
}

interface StyleQuestion {
  palette: Palette
  metadata: Record<TileLayer, TileMetadata>
  at: string | null
  categories: readonly FacilityCategory[] | null
  names: readonly NamedZooms[]
}

/** The whole style of the map. It names no glyphs and no sprite: text and pins are drawn in the browser. */
export function mapStyle({ palette, metadata, at, categories, names }: StyleQuestion): StyleSpecification {
  const tiles = (layer: TileLayer): SourceSpecification => ({
    type: 'vector',
    tiles: [tileAddress(layer, at, categories)],
    minzoom: metadata[layer].minzoom,
    maxzoom: metadata[layer].maxzoom,
    ...(layer === 'divisions' ? { promoteId: 'id' } : {}),
  })
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(tileLayers.map((layer) => [layer, tiles(layer)])),
      ...Object.fromEntries(
        drawnSources.map((name) => [name, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }]),
      ),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': palette.land } },
      divisionGround(),
      ...landLayers(palette),
      ...shareLayers(palette),
      ...bandLayers(palette),
      ...gridFills(palette),
      ...mergeFills(palette),
      ...campaignFills(palette),
      ...streetLayers(palette),
      ...bandOutlines(palette),
      ...borderLayers(palette),
      ...gridOutlines(palette),
      ...mergeOutlines(palette),
      ...campaignOutlines(palette),
      ...demandLayers(palette),
      ...servedLayers(palette),
      ...routeLayers(palette),
      ...landLabels(palette),
      ...streetLabels(palette),
      ...divisionLabels(palette, names),
      ...facilityLayers(palette),
      ...gapLayers(palette),
      ...gridSigns(palette),
      ...siteLayers(palette),
      ...mergeSigns(palette),
      ...campaignSigns(palette),
      selectedPin(),
      ...selectionLayers(palette),
    ],
  } as StyleSpecification
}
