import type { Map as MapLibreMap } from 'maplibre-gl'
import type { TileMetadata } from '../api.ts'
import { catalogue, homeBox } from '../state/catalogue.ts'
import { coverageRun } from '../state/coverage-run.ts'
import { onChange } from '../state/create-store.ts'
import { preferences } from '../state/preferences.ts'
import { selection } from '../state/selection.ts'
import { view } from '../state/view.ts'
import { palettes } from '../theme/tokens.ts'
import { createMap } from './create-map.ts'
import { drawCoverage } from './draw-coverage.ts'
import { drawLabels } from './draw-labels.ts'
import { drawFacilities, drawSelection } from './draw-selection.ts'
import { followClicks } from './follow-clicks.ts'
import { setCameraMap, showBox } from './map-camera.ts'
import { mapStyle, type TileLayer, tileLayers } from './style/map-style.ts'

/** Makes the map and keeps it in step with the stores; answers what stops it. Fails where the browser has no WebGL 2. */
export function startMap(element: HTMLElement, metadata: Record<TileLayer, TileMetadata>): () => void {
  const map = createMap(element, metadata)
  setCameraMap(map)
  // For those who look at the map from outside, tests and the console.
  Object.assign(element, { map })
  followClicks(map)
  let styled = false
  const whenStyled = (draw: (map: MapLibreMap) => unknown) => (): void => {
    if (styled) draw(map)
  }
  const [coverage, labels, facilities, selected] = [drawCoverage, drawLabels, drawFacilities, drawSelection].map(whenStyled)
  map.on('style.load', () => {
    styled = true
    for (const draw of [coverage, labels, facilities, selected]) draw()
  })
  const tellPlace = (): void => {
    const { lng, lat } = map.getCenter()
    view.set({ map: { lon: lng, lat, zoom: map.getZoom() } })
  }
  map.on('moveend', () => {
    tellPlace()
    labels()
  })
  map.once('load', tellPlace)
  goHome(map)
  const stops = [
    onChange(coverageRun, ['result', 'gaps', 'isochrones', 'demand'], coverage),
    onChange(coverageRun, ['result'], labels),
    onChange(view, ['shading', 'showGaps', 'showDemand', 'category', 'level', 'panel'], coverage),
    onChange(view, ['shading', 'category', 'level'], labels),
    onChange(view, ['panel', 'question'], facilities),
    onChange(selection, ['picked', 'divisionId'], selected),
    onChange(preferences, ['appearance'], () => {
      styled = false
      map.setStyle(mapStyle(palettes[preferences.get().appearance], metadata), { diff: false })
    }),
    onChange(catalogue, ['loads'], () => {
      for (const source of [...tileLayers, 'borders']) map.refreshTiles(source)
      labels()
      if (!wasHome) goHome(map)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    setCameraMap(null)
    map.remove()
  }
}

/** Whether there was data to begin with; the first import brings the map to its place. */
let wasHome = false

function goHome(map: MapLibreMap): void {
  const home = homeBox(catalogue.get())
  if (!home) return
  wasHome = true
  if (!view.get().map || map.getZoom() < 4) showBox(home, false)
  keepWhole(map, home)
}

/** Where all of the data was in view, it stays so when the map's room changes (the drawer opens, the window shrinks). */
function keepWhole(map: MapLibreMap, [west, south, east, north]: readonly number[]): void {
  const whole = (): boolean => {
    const bounds = map.getBounds()
    return bounds.contains([west, south]) && bounds.contains([east, north])
  }
  let was = whole()
  map.on('moveend', () => {
    was = whole()
  })
  map.on('resize', () => was && !whole() && showBox([west, south, east, north], false))
}
