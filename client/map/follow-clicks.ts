import type { Map as MapLibreMap } from 'maplibre-gl'
import type { FacilityCategory, FacilityStatus } from '#planning/types'
import { coverageRun } from '../state/coverage-run.ts'
import { pick } from '../state/selection.ts'

/** A click picks a facility, else a gap, else the place itself. */
export function followClicks(map: MapLibreMap): void {
  map.on('click', (event) => {
    const layers = ['facility-pin', 'facility-dot', 'gap'].filter((layer) => map.getLayer(layer))
    const { x, y } = event.point
    const hits = map.queryRenderedFeatures(
      [
        [x - 5, y - 5],
        [x + 5, y + 5],
      ],
      { layers },
    )
    const facility = hits.find((hit) => hit.layer.id.startsWith('facility'))
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
    pick({ kind: 'place', lon: event.lngLat.lng, lat: event.lngLat.lat })
  })
  map.on('mousemove', ({ point }) => {
    const layers = ['facility-pin', 'facility-dot', 'gap'].filter((layer) => map.getLayer(layer))
    map.getCanvas().style.cursor = map.queryRenderedFeatures(point, { layers }).length > 0 ? 'pointer' : ''
  })
}
