import type { GeoJSONSource, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl'
import type { FacilityCategory } from '#planning/types'
import { selection } from '../state/selection.ts'
import { view } from '../state/view.ts'
import { tileAddress } from './style/map-style.ts'

/** Outlines the selected division and rings the selected point. */
export function drawSelection(map: MapLibreMap): void {
  const { picked, divisionId } = selection.get()
  if (map.getLayer('selected-division')) map.setFilter('selected-division', ['==', ['get', 'id'], divisionId ?? ''])
  const point =
    picked?.kind === 'place'
      ? [picked.lon, picked.lat]
      : picked?.kind === 'facility'
        ? [picked.facility.lon, picked.facility.lat]
        : picked?.kind === 'gap'
          ? picked.gap.center
          : null
  map.getSource<GeoJSONSource>('selected')?.setData({
    type: 'FeatureCollection',
    features: point ? [{ type: 'Feature', geometry: { type: 'Point', coordinates: point }, properties: {} }] : [],
  })
}

/** The categories whose facilities are shown: all (null), or in the coverage task only those asked for. */
export function shownCategories(): readonly FacilityCategory[] | null {
  const { panel, question } = view.get()
  return panel === 'coverage' && question.categories.length > 0 ? question.categories : null
}

/** Shows the facilities of the task at hand. */
export function drawFacilities(map: MapLibreMap): void {
  const address = tileAddress('facilities', view.get().at, shownCategories())
  const source = map.getSource<VectorTileSource>('facilities')
  if (source && source.tiles[0] !== address) source.setTiles([address])
}

/** Shows the divisions of the day chosen. */
export function drawDay(map: MapLibreMap): void {
  const address = tileAddress('divisions', view.get().at, null)
  const source = map.getSource<VectorTileSource>('divisions')
  if (source && source.tiles[0] !== address) source.setTiles([address])
}
