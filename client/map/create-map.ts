import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { api, type TileMetadata } from '../api.ts'
import { catalogue } from '../state/catalogue.ts'
import { zoomsOfLevels } from '../state/places/level-in-view.ts'
import { preferences } from '../state/preferences.ts'
import { view } from '../state/view.ts'
import { fontFamily, palettes } from '../theme/tokens.ts'
import { shownCategories } from './draw-selection.ts'
import { mapStyle, type TileLayer, tileLayers } from './style/map-style.ts'
import { drawImage, pinPixelRatio } from './style/pin-images.ts'
import { addTileProtocol } from './tiles/tile-protocol.ts'

setWorkerUrl(workerUrl)
addTileProtocol()

export type MapMetadata = Record<TileLayer, TileMetadata>

/** Zooms and extents of every tile layer, as the service states them. */
export async function loadTileMetadata(): Promise<MapMetadata> {
  const entries = await Promise.all(tileLayers.map(async (layer) => [layer, await api.tileMetadata(layer)] as const))
  return Object.fromEntries(entries) as MapMetadata
}

/** The style for what is chosen and known now. */
export function styleNow(metadata: MapMetadata) {
  return mapStyle({
    palette: palettes[preferences.get().appearance],
    metadata,
    at: view.get().at,
    categories: shownCategories(),
    names: zoomsOfLevels(catalogue.get().levels),
  })
}

/** Makes the map in `container`, at the view's place or else over all there is; fails where the browser has no WebGL 2. */
export function createMap(container: HTMLElement, metadata: MapMetadata): MapLibreMap {
  const { map: kept, named } = view.get()
  const place = kept ?? (named?.kind === 'place' ? { ...named, zoom: 14.5 } : null)
  const { bounds } = metadata.divisions
  const map = new MapLibreMap({
    container,
    style: styleNow(metadata),
    ...(place
      ? { center: [place.lon, place.lat], zoom: place.zoom }
      : bounds
        ? { bounds, fitBoundsOptions: { padding: 30 } }
        : { center: [104.06, 30.67], zoom: 3 }),
    minZoom: 2,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    localIdeographFontFamily: fontFamily,
    fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right')
  map.setMissingStyleImageResolver((name) => {
    const image = drawImage(name, palettes[preferences.get().appearance])
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: pinPixelRatio })
  })
  return map
}
