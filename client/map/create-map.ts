import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { api, type TileMetadata } from '../api.ts'
import { preferences } from '../state/preferences.ts'
import { view } from '../state/view.ts'
import { fontFamily, palettes } from '../theme/tokens.ts'
import { addBorderProtocol } from './borders/border-protocol.ts'
import { mapStyle, type TileLayer, tileLayers } from './style/map-style.ts'
import { drawImage, pinPixelRatio } from './style/pin-images.ts'

setWorkerUrl(workerUrl)
addBorderProtocol()

/** Zooms and extents of every tile layer, as the service states them. */
export async function loadTileMetadata(): Promise<Record<TileLayer, TileMetadata>> {
  const entries = await Promise.all(tileLayers.map(async (layer) => [layer, await api.tileMetadata(layer)] as const))
  return Object.fromEntries(entries) as Record<TileLayer, TileMetadata>
}

/** Makes the map in `container`, at the view's place; fails where the browser has no WebGL 2. */
export function createMap(container: HTMLElement, metadata: Record<TileLayer, TileMetadata>): MapLibreMap {
  const place = view.get().map
  const map = new MapLibreMap({
    container,
    style: mapStyle(palettes[preferences.get().appearance], metadata),
    center: place ? [place.lon, place.lat] : [104.06, 30.67],
    zoom: place?.zoom ?? 3,
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
  map.addControl(new ScaleControl({ maxWidth: 110 }), 'bottom-right')
  map.setMissingStyleImageResolver((name) => {
    const image = drawImage(name, palettes[preferences.get().appearance])
    if (image && !map.hasImage(name)) map.addImage(name, image, { pixelRatio: pinPixelRatio })
  })
  return map
}
