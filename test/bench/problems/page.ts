import type { Page } from 'playwright-core'
import { findingsOf } from '../../browser/axe.ts'
import { findChromium, launchChromium, openPage } from '../../browser/chromium.ts'
import { weighFirstLoad } from '../../browser/first-load.ts'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import type { Problem } from './problem.ts'

/** How many divisions should be in view while frames are measured. */
const wantedDivisions = 5000

/**
 * The page at an address (a service that runs already): kilobytes of the first load, time until the map has drawn all of its tiles,
 * findings of accessibility, and frame times while panning with thousands of divisions in view. `objective` is the 95th percentile of
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
      const divisions = await showMany(tab)
      const frames = await panFrames(tab, Math.min(seconds, 10))
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
          ...divisions,
          frames: frames.length,
          frameMeanMilliseconds: rounded(mean),
          frameP95Milliseconds: rounded(p95),
        },
        solution: { frames, files: load.files },
      }
    } finally {
      await browser.close()
    }
  },
}

type MapElement = HTMLElement & {
  map: {
    loaded(): boolean
    areTilesLoaded(): boolean
    getZoom(): number
    getCenter(): { lng: number; lat: number }
    jumpTo(camera: { center?: [number, number]; zoom?: number }): void
    panBy(offset: [number, number], options: { animate: boolean }): void
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

/** Zooms to where most divisions are in view, or the first zoom that shows enough of them. */
async function showMany(tab: Page): Promise<{ zoom: number; divisionsInView: number }> {
  const look = async (zoom: number): Promise<number> => {
    await tab.evaluate((to) => (document.querySelector('.map-canvas') as MapElement).map.jumpTo({ zoom: to }), zoom)
    await tab.waitForTimeout(300)
    await mapDrawn(tab)
    return tab.evaluate(() => {
      const { map } = document.querySelector('.map-canvas') as MapElement
      return new Set(map.queryRenderedFeatures({ layers: ['division-ground'] }).map((feature) => feature.properties.id)).size
    })
  }
  let best = { zoom: 0, divisionsInView: 0 }
  for (const zoom of [14.05, 13.05, 11.05, 10.05, 9.05]) {
    const divisionsInView = await look(zoom)
    if (divisionsInView > best.divisionsInView) best = { zoom, divisionsInView }
    if (divisionsInView >= wantedDivisions) return best
  }
  await look(best.zoom)
  return best
}

/** Milliseconds between frames while the map moves by a few pixels in each. */
function panFrames(tab: Page, seconds: number): Promise<number[]> {
  return tab.evaluate(
    (milliseconds) =>
      new Promise<number[]>((resolve) => {
        const { map } = document.querySelector('.map-canvas') as MapElement
        const frames: number[] = []
        const first = performance.now()
        let last = first
        const step = (now: number): void => {
          if (now > last) frames.push(now - last)
          last = now
          if (now - first > milliseconds) {
            resolve(frames.slice(1))
            return
          }
          const turn = (now - first) / 1000
          map.panBy([8 * Math.cos(turn), 8 * Math.sin(turn)], { animate: false })
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      }),
    1000 * seconds,
  )
}
