import type { Map as MapLibreMap, PointLike } from 'maplibre-gl'
import type { FacilityCategory, FacilityStatus } from '#planning/types'
import { pointing } from '../panels/place/where-am-i.ts'
import { catalogue } from '../state/catalogue.ts'
import { coverageRun } from '../state/coverage/coverage-run.ts'
import { levelAt } from '../state/places/level-in-view.ts'
import { pick } from '../state/selection.ts'
import { view } from '../state/view.ts'
import { campaignsOnMap } from './campaigns/campaigns-on-map.ts'
import { isRedrawing } from './follow-editing.ts'
import { gridsOnMap } from './grids/grids-on-map.ts'
import { flyTo } from './map-camera.ts'
import { mergesOnMap } from './merges/merges-on-map.ts'
import { sitesOnMap } from './sitings/sites-on-map.ts'

/** A click picks a facility, else a gap, else the place itself. */
export function followClicks(map: MapLibreMap): void {
  map.on('click', (event) => {
    if (isRedrawing()) return
    if ([gridsOnMap, sitesOnMap, mergesOnMap, campaignsOnMap].some((task) => task.isClick(map, event))) return
    const layers = ['facility-pin', 'facility-cluster', 'gap'].filter((layer) => map.getLayer(layer))
    const { x, y } = event.point
    const hits = map.queryRenderedFeatures(
      [
        [x - 5, y - 5],
        [x + 5, y + 5],
      ],
      { layers },
    )
    if (pointing.get().on) {
      pointing.set({ on: false, own: 'idle' })
      return pick({ kind: 'place', lon: event.lngLat.lng, lat: event.lngLat.lat })
    }
    const cluster = hits.find((hit) => hit.layer.id === 'facility-cluster')
    if (cluster && cluster.geometry.type === 'Point' && !hits.some((hit) => hit.layer.id === 'facility-pin')) {
      const [lon, lat] = cluster.geometry.coordinates
      return flyTo(lon, lat, Math.floor(map.getZoom()) + 2)
    }
    const facility = hits.find((hit) => hit.layer.id === 'facility-pin')
    if (facility && facility.geometry.type === 'Point' && facility.properties.id === undefined) {
      const [lon, lat] = facility.geometry.coordinates
      return flyTo(lon, lat, 13)
    }
    if (facility && facility.geometry.type === 'Point') {
      const [lon, lat] = facility.geometry.coordinates
      const { id, category, name, status } = facility.properties as {
        id: string
        category: FacilityCategory
        name: string
        status: FacilityStatus
      }
      return pick({ kind: 'facility', facility: { id: String(id), category, name, status, lon, lat } })
    }
    const gap = hits.find((hit) => hit.layer.id === 'gap')
    const known = coverageRun.get().gaps?.features.find((feature) => feature.properties.rank === gap?.properties.rank)
    if (gap && known) return pick({ kind: 'gap', gap: known.properties })
    const division = divisionAt(map, event.point)
    if (division && view.get().panel === 'browse') return pick({ kind: 'division', id: division })
    pick({ kind: 'place', lon: event.lngLat.lng, lat: event.lngLat.lat })
  })
  map.on('mousemove', ({ point }) => {
    if (isRedrawing()) return
    const layers = ['facility-pin', 'facility-cluster', 'gap'].filter((layer) => map.getLayer(layer))
    map.getCanvas().style.cursor = map.queryRenderedFeatures(point, { layers }).length > 0 ? 'pointer' : ''
  })
}

/** The division of the level that the map names under a point of the screen. */
function divisionAt(map: MapLibreMap, point: PointLike): string | null {
  const level = levelAt(map.getZoom(), catalogue.get().levels)
  const hits = map.queryRenderedFeatures(point, { layers: ['division-ground'] })
  return (hits.find((hit) => hit.properties.level === level)?.properties.id as string | undefined) ?? null
}
