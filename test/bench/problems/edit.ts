import type { Page } from 'playwright-core'
import { findChromium, launchChromium, openPage } from '../../browser/chromium.ts'
import { BenchError } from '../bench-error.ts'
import { madePlan } from '../edit/made-plan.ts'
import { servePlan } from '../edit/serve-plan.ts'
import { rounded } from '../measure.ts'
import { type MapElement, panFrames } from './page.ts'
import type { Problem } from './problem.ts'

/** Parts in a row and a column of a county's towns, a town's villages, a village's groups. */
const sizes = { 2304: [3, 4, 4], 10000: [4, 5, 5] } as const

/**
 * Redrawing on the page at an address (a service that runs already), over made plans of 2,304 and 10,000 groups in villages: milliseconds from a
 * pointer's event to the drawn map and figures while the brush paints groups into a village and while a village's vertex is dragged, what the page's thread
 * works for it, and frame times while panning with over five thousand groups in view. `objective` is the 95th percentile of the brush at 2,304 groups.
 */
export const edit: Problem = {
  options: {},
  solve: async (url, { seconds }) => {
    const executable = findChromium()
    if (executable === null) throw new BenchError('There is no Chromium on this machine.')
    if (!/^https?:\/\//.test(url)) throw new BenchError(`"edit" takes the address of a running service, not "${url}".`)
    const started = performance.now()
    const browser = await launchChromium(executable)
    try {
      const measured: Record<string, unknown> = {}
      let objective = 0
      for (const [count, parts] of Object.entries(sizes)) {
        const { page: tab, context } = await openPage(browser, 'about:blank')
        await context.addInitScript('globalThis.__name = (each) => each')
        const plan = madePlan(parts)
        await servePlan(tab, url, plan)
        const opened = performance.now()
        await tab.goto(`${url}/#panel=redraw&plan=${plan.planId}&map=13/${plan.middle[1]}/${plan.middle[0]}`)
        await tab.locator('.edit-tools').waitFor({ timeout: 120_000 })
        const openMilliseconds = performance.now() - opened
        await tab.waitForTimeout(3000)
        const brush = await measureBrush(tab)
        const border = await measureBorder(tab)
        await zoomTo(tab, 11)
        const pan = await measurePan(tab, Math.min(seconds, 8))
        measured[count] = { openMilliseconds: rounded(openMilliseconds), brush, border, pan }
        if (objective === 0) objective = brush.drawn.p95
        await context.close()
      }
      return {
        line: {
          file: url,
          problem: 'edit',
          objective,
          bound: null,
          gap: null,
          status: 'feasible',
          seconds: rounded((performance.now() - started) / 1000),
          objectiveMeaning: 'milliseconds from pointer to drawn figures while painting, 95th percentile, 2,304 units',
          ...measured,
        },
        solution: measured,
      }
    } finally {
      await browser.close()
    }
  },
}

function percentiles(values: readonly number[]): { count: number; p50: number; p95: number } {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { count: values.length, p50: at(0.5), p95: at(0.95) }
}

/** What the page noted while `work` was done: from event to drawn, and its own work. */
async function noted(tab: Page, work: () => Promise<void>) {
  await tab.evaluate(() => performance.clearMeasures())
  await work()
  const read = (name: string): Promise<number[]> =>
    tab.evaluate((each) => performance.getEntriesByName(each).map(({ duration }) => duration), name)
  return { drawn: percentiles(await read('edit-drawn')), work: percentiles(await read('edit-work')) }
}

async function middleOf(tab: Page): Promise<[number, number]> {
  const box = (await tab.locator('.map-canvas').boundingBox())!
  return [box.x + box.width / 2, box.y + box.height / 2]
}

async function measureBrush(tab: Page) {
  const [x, y] = await middleOf(tab)
  await tab.mouse.click(x, y)
  await tab.keyboard.press('b')
  return noted(tab, async () => {
    await tab.mouse.move(x, y)
    await tab.mouse.down()
    for (let i = 0; i < 150; i++) await tab.mouse.move(x + 260 * Math.sin(i / 24), y + 180 * Math.sin(i / 17))
    await tab.mouse.up()
  })
}

async function measureBorder(tab: Page) {
  const [x, y] = await middleOf(tab)
  await tab.keyboard.press('Escape')
  await tab.keyboard.press('v')
  await tab.mouse.click(x, y)
  await tab.keyboard.press('r')
  const vertex = await tab.evaluate(async () => {
    const element = document.querySelector('.map-canvas') as MapElement & { map: import('maplibre-gl').Map }
    const data = (await element.map.getSource<import('maplibre-gl').GeoJSONSource>('plan-borders')!.getData()) as never as {
      features: { geometry: { coordinates: [number, number][] }; properties: { rank: number } }[]
    }
    const { left, top, width, height } = element.getBoundingClientRect()
    const points = data.features
      .filter(({ properties }) => properties.rank === 4)
      .flatMap(({ geometry }) => geometry.coordinates.slice(1, -1).map((place) => element.map.project(place)))
    points.sort((a, b) => Math.hypot(a.x - width / 2, a.y - height / 2) - Math.hypot(b.x - width / 2, b.y - height / 2))
    return [left + points[0].x, top + points[0].y] as [number, number]
  })
  return noted(tab, async () => {
    await tab.mouse.move(...vertex)
    await tab.mouse.down()
    for (let i = 0; i < 120; i++) await tab.mouse.move(vertex[0] + 14 * Math.sin(i / 9), vertex[1] + 14 * Math.sin(i / 7))
    await tab.mouse.up()
  })
}

/** Frame times while panning, and what the page's thread works for a frame, in processor time: the rest is the graphics card's, or the software's that stands in for it. */
async function measurePan(tab: Page, seconds: number) {
  const session = await tab.context().newCDPSession(tab)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const workedSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')!.value
  }
  const before = await workedSeconds()
  const frames = await panFrames(tab, seconds)
  const worked = (await workedSeconds()) - before
  await session.detach()
  return { ...percentiles(frames), workAFrame: rounded((worked * 1000) / Math.max(1, frames.length)) }
}

async function zoomTo(tab: Page, zoom: number): Promise<void> {
  await tab.evaluate((to) => {
    const { map } = document.querySelector('.map-canvas') as MapElement
    map.jumpTo({ zoom: to })
  }, zoom)
  await tab.waitForTimeout(2500)
}
