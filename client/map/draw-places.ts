import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import { facilityRules } from '#planning/rules/facility-rules'
import { nearbyRun } from '../state/places/nearby-run.ts'

/** Draws the ways from the selected place to what is nearest. */
export function drawRoutes(map: MapLibreMap): void {
  const facilities = nearbyRun.get().answer?.facilities ?? []
  const collection = (features: FeatureCollection['features']): FeatureCollection => ({ type: 'FeatureCollection', features })
  map
    .getSource<GeoJSONSource>('routes')
    ?.setData(
      collection(facilities.map(({ facilityId: id, route }) => ({ type: 'Feature', geometry: route, properties: { id } }))),
    )
  map.getSource<GeoJSONSource>('route-ends')?.setData(
    collection(
      facilities.map(({ category, status, lon, lat }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { group: facilityRules[category].group, fill: status === 'operating' ? 'solid' : 'hollow' },
      })),
    ),
  )
  drawChosenRoute(map)
}

/** Brings out the way that is pointed at, or else the one that was chosen. */
export function drawChosenRoute(map: MapLibreMap): void {
  const { pointedId, chosenId } = nearbyRun.get()
  for (const layer of ['route-chosen-casing', 'route-chosen'])
    if (map.getLayer(layer)) map.setFilter(layer, ['==', ['get', 'id'], pointedId ?? chosenId ?? ''])
}
