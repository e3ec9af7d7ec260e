import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { TileMetadata } from '../../api.ts'
import type { Palette } from '../../theme/tokens.ts'
import { borderLayers, divisionLabels } from './border-layers.ts'
import { bandLayers, bandOutlines, demandLayers, gapLayers, selectionLayers, shareLayers } from './coverage-layers.ts'
import { facilityLayers } from './facility-layers.ts'
import { streetLabels, streetLayers } from './street-layers.ts'

export const tileLayers = ['divisions', 'streets', 'facilities', 'demand', 'barriers'] as const
export type TileLayer = (typeof tileLayers)[number]

/** GeoJSON sources that the page fills itself. */
export const drawnSources = ['bands', 'gaps', 'gap-points', 'coverage-demand', 'labels', 'selected'] as const

/** The whole style of the map. It names no glyphs and no sprite: text and pins are drawn in the browser. */
export function mapStyle(palette: Palette, metadata: Record<TileLayer, TileMetadata>): StyleSpecification {
  const tiles = (layer: TileLayer, scheme: string): SourceSpecification => ({
    type: 'vector',
    tiles: [`${scheme}${layer}/{z}/{x}/{y}.mvt`],
    minzoom: metadata[layer].minzoom,
    maxzoom: metadata[layer].maxzoom,
    ...(layer === 'divisions' ? { promoteId: 'id' } : {}),
  })
  const served = `${location.origin}/api/v1/tiles/`
  return {
    version: 8,
    sources: {
      ...Object.fromEntries(tileLayers.map((layer) => [layer, tiles(layer, served)])),
      borders: tiles('divisions', 'borders://'),
      ...Object.fromEntries(
        drawnSources.map((name) => [name, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }]),
      ),
    },
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': palette.land } },
      ...shareLayers(palette),
      ...bandLayers(palette),
      ...streetLayers(palette),
      ...bandOutlines(palette),
      ...borderLayers(palette),
      ...demandLayers(palette),
      ...streetLabels(palette),
      ...divisionLabels(palette),
      ...gapLayers(palette),
      ...facilityLayers(palette),
      ...selectionLayers(palette),
    ],
  } as StyleSpecification
}
