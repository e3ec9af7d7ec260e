import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { facilityCategories } from '#planning/types'
import { selection } from '../state/selection.ts'
import { view } from '../state/view.ts'

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

/** Shows all facilities, or in the coverage task only those of the categories asked for. */
export function drawFacilities(map: MapLibreMap): void {
  const { panel, question } = view.get()
  const few = panel === 'coverage' && question.categories.length > 0
  const shown = few ? question.categories : facilityCategories
  if (map.getLayer('facility-pin')) {
    // Few pins are what the task is about, and names make room for them; among many, names come first.
    map.setLayoutProperty('facility-pin', 'icon-overlap', few ? 'always' : 'never')
    for (const layer of ['facility-dot', 'facility-pin']) map.moveLayer(layer, few ? 'selected-division' : 'division-name')
  }
  for (const layer of ['facility-dot', 'facility-pin']) {
    if (!map.getLayer(layer)) continue
    map.setFilter(layer, ['all', ['in', ['get', 'category'], ['literal', [...shown]]], ['!=', ['get', 'status'], 'closed']])
  }
}
