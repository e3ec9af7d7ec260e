import type { Map as MapLibreMap } from 'maplibre-gl'
import { catalogue, homeBox } from '../state/catalogue.ts'
import { coverageRun } from '../state/coverage/coverage-run.ts'
import { supplyRun } from '../state/coverage/supply-run.ts'
import { onChange } from '../state/create-store.ts'
import { nearbyRun } from '../state/places/nearby-run.ts'
import { preferences } from '../state/preferences.ts'
import { selection } from '../state/selection.ts'
import { connection } from '../state/service/connection.ts'
import { view } from '../state/view.ts'
import { campaignsOnMap } from './campaigns/campaigns-on-map.ts'
import { createMap, type MapMetadata, styleNow } from './create-map.ts'
import { drawCoverage } from './draw-coverage.ts'
import { drawLabels } from './draw-labels.ts'
import { drawNames } from './draw-names.ts'
import { drawChosenRoute, drawRoutes } from './draw-places.ts'
import { drawDay, drawFacilities, drawSelection } from './draw-selection.ts'
import { followClicks } from './follow-clicks.ts'
import { followCoverage } from './follow-coverage.ts'
import { followEditing } from './follow-editing.ts'
import { followKeys } from './follow-keys.ts'
import { gridsOnMap } from './grids/grids-on-map.ts'
import { setCameraMap, showBox } from './map-camera.ts'
import { mergesOnMap } from './merges/merges-on-map.ts'
import { sitesOnMap } from './sitings/sites-on-map.ts'
import { tileLayers } from './style/map-style.ts'
import { watchTiles } from './tiles/watch-tiles.ts'

/** Makes the map and keeps it in step with the stores; answers what stops it. Fails where the browser has no WebGL 2. */
export function startMap(element: HTMLElement, metadata: MapMetadata): () => void {
  const map = createMap(element, metadata)
  setCameraMap(map)
  // For those who look at the map from outside, tests and the console.
  Object.assign(element, { map })
  followClicks(map)
  followKeys(map)
  let styled = false
  const whenStyled = (draw: (map: MapLibreMap) => unknown) => (): void => {
    if (styled) draw(map)
  }
  const all = [
    drawNames,
    drawCoverage,
    drawLabels,
    drawFacilities,
    drawDay,
    drawSelection,
    drawRoutes,
    gridsOnMap.drawAgain,
    sitesOnMap.drawAgain,
    mergesOnMap.drawAgain,
    campaignsOnMap.drawAgain,
  ].map(whenStyled)
  const [names, coverage, labels, facilities, day, selected, routes] = all
  map.on('style.load', () => {
    styled = true
    for (const draw of all) draw()
  })
  const restyle = (): void => {
    styled = false
    map.setStyle(styleNow(metadata), { diff: false })
  }
  const refresh = (): void => {
    for (const source of tileLayers) map.refreshTiles(source)
    labels()
  }
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
    watchTiles(map),
    followEditing(map),
    followCoverage(map, whenStyled),
    gridsOnMap.follow(map, whenStyled),
    sitesOnMap.follow(map, whenStyled),
    mergesOnMap.follow(map, whenStyled),
    campaignsOnMap.follow(map, whenStyled),
    onChange(coverageRun, ['result', 'gaps', 'isochrones', 'demand'], coverage),
    onChange(coverageRun, ['result'], labels),
    onChange(view, ['shading', 'showGaps', 'showDemand', 'category', 'level', 'panel'], coverage),
    onChange(supplyRun, ['answer'], labels),
    onChange(view, ['shading', 'category', 'level', 'panel', 'at'], labels),
    onChange(view, ['panel', 'question'], facilities),
    onChange(view, ['at'], day),
    onChange(selection, ['picked', 'divisionId'], selected),
    onChange(nearbyRun, ['answer'], routes),
    onChange(nearbyRun, ['pointedId', 'chosenId'], whenStyled(drawChosenRoute)),
    onChange(preferences, ['appearance'], restyle),
    onChange(connection, ['returns'], refresh),
    onChange(catalogue, ['loads'], () => {
      names()
      if (catalogue.get().loads > 1) refresh()
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
  if ((!view.get().map && view.get().named === null) || map.getZoom() < 4) showBox(home, false)
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
