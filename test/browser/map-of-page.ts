import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Page } from 'playwright-core'

type MapElement = HTMLElement & { map: MapLibreMap }

/** Waits until the map has drawn everything that it knows of. */
export async function mapIdle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { map } = (document.querySelector('.map-canvas') ?? {}) as MapElement
    return map?.isStyleLoaded() && map.areTilesLoaded() && !map.isMoving()
  })
}

/** How many features of a layer are drawn in view. */
export function drawnFeatures(page: Page, layer: string): Promise<number> {
  return page.evaluate((id) => {
    const { map } = document.querySelector('.map-canvas') as MapElement
    return map.queryRenderedFeatures({ layers: [id] }).length
  }, layer)
}

/** The map's centre and zoom. */
export function mapPlace(page: Page): Promise<{ lon: number; lat: number; zoom: number }> {
  return page.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as MapElement
    const { lng, lat } = map.getCenter()
    return { lon: lng, lat, zoom: map.getZoom() }
  })
}
