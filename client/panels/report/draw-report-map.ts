import type { Map as MapLibreMap } from 'maplibre-gl'
import type { MultiPolygonCoordinates } from '#planning/types'
import { loadTileMetadata } from '../../map/create-map.ts'
import { pictureOfMap } from '../../map/map-camera.ts'
import { startMap } from '../../map/start-map.ts'
import { catalogue } from '../../state/catalogue.ts'
import { onChange } from '../../state/create-store.ts'
import { palettes } from '../../theme/tokens.ts'
import '../../theme/maplibre.css'

/** Dots of the picture to a CSS pixel: 96 × 2.5 = 240 dots an inch on paper. */
const dotsPerPixel = 2.5

export interface ReportPicture {
  url: string
  scale: { meters: number; pixels: number }
}

/**
 * Draws the map, as the stores have it, into `element` and answers it as a picture that prints as it looks. `outline`: what the report is
 * about: all of it is seen, the rest is veiled; null: all there is. The map itself is gone afterwards. Fails
 * where the browser has no WebGL 2.
 */
export async function drawReportMap(element: HTMLElement, outline: MultiPolygonCoordinates | null): Promise<ReportPicture> {
  await catalogueLoaded()
  const stop = startMap(element, await loadTileMetadata())
  const { map } = element as HTMLElement & { map: MapLibreMap }
  try {
    map.setPixelRatio(dotsPerPixel)
    await atRest(map)
    if (outline) {
      map.fitBounds(boxOf(outline), { padding: 18, animate: false, maxZoom: 16.5 })
      veilOthers(map, outline)
    }
    // Names are asked for when the map stands; they come after it has first come to rest.
    for (let quiet = 0; quiet < 2; quiet++) {
      await atRest(map)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    const { canvas, scale } = pictureOfMap()
    return { url: canvas.toDataURL('image/png'), scale }
  } finally {
    stop()
  }
}

function atRest(map: MapLibreMap): Promise<unknown> {
  map.triggerRepaint()
  return new Promise((resolve) => map.once('idle', resolve))
}

/** Lays white over everything outside the outline, below the names, and draws the outline itself. */
function veilOthers(map: MapLibreMap, outline: MultiPolygonCoordinates): void {
  const { surface, attentionMap } = palettes.light
  const world = [
    [-180, -85],
    [180, -85],
    [180, 85],
    [-180, 85],
    [-180, -85],
  ]
  const shape = outline.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])))
  const holes = shape.map(([outer]) => outer)
  const firstSign = map.getStyle().layers.find((layer) => layer.type === 'symbol' && layer.id !== 'gap')?.id
  map.addSource('report-veil', {
    type: 'geojson',
    data: { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [world, ...holes] } },
  })
  map.addSource('report-outline', {
    type: 'geojson',
    data: { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: shape } },
  })
  map.addLayer(
    { id: 'report-veil', type: 'fill', source: 'report-veil', paint: { 'fill-color': surface, 'fill-opacity': 0.55 } },
    firstSign,
  )
  map.addLayer({
    id: 'report-outline',
    type: 'line',
    source: 'report-outline',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': attentionMap, 'line-width': 1.8 },
  })
  // Signs of what lies outside would be drawn on the veil.
  for (const layer of ['gap', 'gap-point']) if (map.getLayer(layer)) map.moveLayer(layer, 'report-veil')
}

function catalogueLoaded(): Promise<void> {
  if (catalogue.get().state === 'ready') return Promise.resolve()
  return new Promise((resolve) => {
    const end = onChange(catalogue, ['state'], () => {
      if (catalogue.get().state !== 'ready') return
      end()
      resolve()
    })
  })
}

/** The box around an outline: [west, south, east, north]. */
function boxOf(outline: MultiPolygonCoordinates): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [lon, lat] of outline.flat(2)) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
