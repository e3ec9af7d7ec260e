import type { Page } from 'playwright-core'
import { findingsOf } from '../../browser/axe.ts'
import { findChromium, launchChromium, openPage } from '../../browser/chromium.ts'
import { weighFirstLoad } from '../../browser/first-load.ts'
import { BenchError } from '../bench-error.ts'
import { tileOfManyDivisions } from '../many-divisions.ts'
import { rounded } from '../measure.ts'
import type { Problem } from './problem.ts'

const villageZoom = 12

/**
 * The page at an address (a service that runs already): kilobytes of the first load, time until the map has drawn all of its tiles,
 * findings of accessibility, and frame times while panning with over five thousand
 * divisions in view (a made map under the page: real ones show fewer at a time). `objective` is the 95th percentile of
 * the frame times in milliseconds; the screen is 1440 × 900 and WebGL is drawn in software, so frames of a real screen are shorter.
 */
export const page: Problem = {
  options: {},
  solve: async (url, { seconds }) => {
    const executable = findChromium()
    if (executable === null) throw new BenchError('There is no Chromium on this machine.')
    if (!/^https?:\/\//.test(url)) throw new BenchError(`"page" takes the address of a running service, not "${url}".`)
    const started = performance.now()
    const browser = await launchChromium(executable)
    try {
      const { page: tab, context } = await openPage(browser, 'about:blank')
      // The loader of TypeScript writes functions' names down by a helper that the page does not have.
      await context.addInitScript('globalThis.__name = (each) => each')
      const weigh = weighFirstLoad(tab)
      const opened = performance.now()
      await tab.goto(url)
      const figuresShown = tab
        .locator('.county-facts')
        .waitFor()
        .then(() => performance.now() - opened)
      await mapDrawn(tab)
      const usable = performance.now() - opened
      const load = await weigh()
      const findings = (await findingsOf(tab)).length
      const divisionsInView = await showMany(tab)
      const session = await context.newCDPSession(tab)
      await session.send('Performance.enable')
      const busySeconds = async (): Promise<number> =>
        (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
      const before = await busySeconds()
      const frames = await panFrames(tab, Math.min(seconds, 10))
      const busy = (await busySeconds()) - before
      await context.close()
      const mean = frames.reduce((sum, frame) => sum + frame, 0) / frames.length
      const p95 = [...frames].sort((a, b) => a - b)[Math.floor(0.95 * frames.length)]
      return {
        line: {
          file: url,
          problem: 'page',
          objective: rounded(p95),
          bound: null,
          gap: null,
          status: 'feasible',
          seconds: rounded((performance.now() - started) / 1000),
          objectiveMeaning: '95th percentile of frame times while panning, milliseconds',
          firstLoadKilobytes: rounded(load.page),
          workersKilobytes: rounded(load.workers),
          figuresMilliseconds: rounded(await figuresShown),
          usableMapMilliseconds: rounded(usable),
          accessibilityFindings: findings,
          divisionsInView,
          frames: frames.length,
          frameMeanMilliseconds: rounded(mean),
          frameP95Milliseconds: rounded(p95),
          /** What the page's own thread does for a frame; the rest is the drawing in software, or waiting. */
          threadMillisecondsAFrame: rounded((1000 * busy) / frames.length),
        },
        solution: { frames, files: load.files },
      }
    } finally {
      await browser.close()
    }
  },
}

export type MapElement = HTMLElement & {
  map: {
    loaded(): boolean
    areTilesLoaded(): boolean
    jumpTo(camera: { zoom: number }): void
    refreshTiles(source: string): void
    panBy(offset: [number, number], options: { duration: number; easing: (share: number) => number; essential: boolean }): void
    queryRenderedFeatures(query: { layers: string[] }): { properties: { id: string } }[]
  }
}

async function mapDrawn(tab: Page): Promise<void> {
  await tab.waitForFunction(
    () => {
      const { map } = (document.querySelector('.map-canvas') ?? {}) as MapElement
      return map?.loaded() && map.areTilesLoaded()
    },
    null,
    { timeout: 120_000, polling: 30 },
  )
}

/** Puts a map of over five thousand divisions in view under the page, at a zoom that shows villages. */
async function showMany(tab: Page): Promise<number> {
  await tab.route('**/tiles/divisions/**/*.mvt*', (route) => {
    const [z, x, y] = /divisions\/(\d+)\/(\d+)\/(\d+)/.exec(route.request().url())!.slice(1).map(Number)
    return route.fulfill({ body: tileOfManyDivisions(z, x, y), contentType: 'application/vnd.mapbox-vector-tile' })
  })
  await tab.evaluate((zoom) => {
    const { map } = document.querySelector('.map-canvas') as MapElement
    map.jumpTo({ zoom })
    map.refreshTiles('divisions')
  }, villageZoom)
  await tab.waitForTimeout(500)
  await mapDrawn(tab)
  return tab.evaluate(() => {
    const { map } = document.querySelector('.map-canvas') as MapElement
    return new Set(map.queryRenderedFeatures({ layers: ['division-ground'] }).map((feature) => feature.properties.id)).size
  })
}

/** Milliseconds between frames while the map glides away over new tiles and back. */
export function panFrames(tab: Page, seconds: number): Promise<number[]> {
  return tab.evaluate(
    (milliseconds) =>
      new Promise<number[]>((resolve) => {
        const { map } = document.querySelector('.map-canvas') as MapElement
        const frames: number[] = []
        const first = performance.now()
        let last = first
        const linear = (share: number): number => share
        map.panBy([0.2 * milliseconds, 0.1 * milliseconds], { duration: milliseconds, easing: linear, essential: true })
        const step = (now: number): void => {
          if (now > last) frames.push(now - last)
          last = now
          if (now - first > milliseconds) {
            resolve(frames.slice(1))
            return
          }
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
    1000 * seconds,
  )
}
