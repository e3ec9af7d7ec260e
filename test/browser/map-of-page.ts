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

/** A point of the screen near the map's middle with no facility on it. */
export function freePlace(page: Page): Promise<[number, number]> {
  return page.evaluate(() => {
    const element = document.querySelector('.map-canvas') as MapElement
    const { left, top, width, height } = element.getBoundingClientRect()
    for (let step = 0; step < 200; step += 3) {
      const [x, y] = [width / 2 + step, height / 2 + (step % 50)]
      const around: [[number, number], [number, number]] = [
        [x - 9, y - 9],
        [x + 9, y + 9],
      ]
      if (element.map.queryRenderedFeatures(around, { layers: ['facility-dot', 'facility-pin'] }).length === 0)
        return [left + x, top + y]
    }
    throw new Error('no free place near the middle of the map')
  })
}
