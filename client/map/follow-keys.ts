import type { Map as MapLibreMap } from 'maplibre-gl'
import { pick } from '../state/selection.ts'
import { isRedrawing } from './follow-editing.ts'

/** On the focused map, Enter asks about its middle; arrow keys, plus and minus are the map's own. */
export function followKeys(map: MapLibreMap): void {
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || isRedrawing()) return
    event.preventDefault()
    const { lng, lat } = map.getCenter()
    pick({ kind: 'place', lon: lng, lat })
  })
}
