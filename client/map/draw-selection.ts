import type { GeoJSONSource, Map as MapLibreMap, VectorTileSource } from 'maplibre-gl'
import { facilityRules } from '#planning/rules/facility-rules'
import type { FacilityCategory } from '#planning/types'
import { type PickedFacility, selection } from '../state/selection.ts'
import { sitingForm } from '../state/sitings/siting-form.ts'
import { view } from '../state/view.ts'
import { type TileLayer, tileAddress } from './style/map-style.ts'

/** Outlines the selected division and rings the selected point; around a place, only the ways from it stand out. */
export function drawSelection(map: MapLibreMap): void {
  const { picked, divisionId } = selection.get()
  const outlined = picked?.kind === 'place' ? '' : (divisionId ?? '')
  if (map.getLayer('selected-division')) map.setFilter('selected-division', ['==', ['get', 'id'], outlined])
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
    features: point
      ? [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: point },
            properties: picked?.kind === 'facility' ? signOf(picked.facility) : {},
          },
        ]
      : [],
  })
}

/** Which pin a facility has: its group's, hollow while it is not there yet. */
function signOf({ category, status }: PickedFacility): { group: string; fill: string } {
  return { group: facilityRules[category].group, fill: status === 'planned' || status === 'building' ? 'hollow' : 'solid' }
}

/** The categories whose facilities are shown: all (null), or in the tasks of coverage and siting only those asked for. */
export function shownCategories(): readonly FacilityCategory[] | null {
  const { panel, question } = view.get()
  if (panel === 'sitings') return [sitingForm.get().category]
  return panel === 'coverage' && question.categories.length > 0 ? question.categories : null
}

/** Shows the facilities of the task at hand. */
export function drawFacilities(map: MapLibreMap): void {
  takeTiles(map, 'facilities')
}

/** Shows the divisions of the day chosen. */
export function drawDay(map: MapLibreMap): void {
  takeTiles(map, 'divisions')
}

function takeTiles(map: MapLibreMap, layer: TileLayer): void {
  const address = tileAddress(layer, view.get().at, shownCategories())
  const source = map.getSource<VectorTileSource>(layer)
  // A source that is still being made has no `tiles` yet; what it was asked to be, it says in its specification.
  if (source && source.serialize().tiles?.[0] !== address) source.setTiles([address])
}
