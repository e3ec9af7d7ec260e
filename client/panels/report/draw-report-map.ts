import type { Map as MapLibreMap } from 'maplibre-gl'
import type { MultiPolygonCoordinates } from '#planning/types'
import { loadTileMetadata } from '../../map/create-map.ts'
import { pictureOfMap } from '../../map/map-camera.ts'
import { startMap } from '../../map/start-map.ts'
import { catalogue } from '../../state/catalogue.ts'
import { onChange } from '../../state/create-store.ts'
import '../../theme/maplibre.css'

/** Dots of the picture to a CSS pixel: 96 × 2.5 = 240 dots an inch on paper. */
const dotsPerPixel = 2.5

export interface ReportPicture {
  url: string
  scale: { meters: number; pixels: number }
}

/**
 * Draws the map, as the stores have it, into `element` and answers it as a picture that prints as it looks. `box`: [west, south, east,
 * north] that must be seen whole. The map itself is gone afterwards. Fails where the browser has no WebGL 2.
 */
export async function drawReportMap(element: HTMLElement, box: readonly number[] | null): Promise<ReportPicture> {
  await catalogueLoaded()
  const stop = startMap(element, await loadTileMetadata())
  const { map } = element as HTMLElement & { map: MapLibreMap }
  try {
    map.setPixelRatio(dotsPerPixel)
    if (!map.isStyleLoaded()) await new Promise((resolve) => map.once('style.load', resolve))
    const [west, south, east, north] = box ?? map.getBounds().toArray().flat()
    map.fitBounds([west, south, east, north], { padding: 18, animate: false, maxZoom: 16.5 })
    // Names are asked for when the map stands; they come after it has first come to rest.
    for (let quiet = 0; quiet < 2; quiet++) {
      map.triggerRepaint()
      await new Promise((resolve) => map.once('idle', resolve))
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    const { canvas, scale } = pictureOfMap()
    return { url: canvas.toDataURL('image/png'), scale }
  } finally {
    stop()
  }
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
export function boxOf(outline: MultiPolygonCoordinates): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [lon, lat] of outline.flat(2)) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
