import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanDetail } from '#contract/plans'
import type { LonLat } from '#planning/types'
import { findChromium } from './chromium.ts'
import { mapIdle, mapPlace } from './map-of-page.ts'
import { ask, lookAt, namesOnMap, newPlanPage, onScreen, saved, type Village, villagesOf } from './redraw-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000

describe.skipIf(executable === null)('redrawing with fingers on a phone', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let villages: Village[]

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    villages = await villagesOf(url)
  })
  afterAll(() => served?.stop())

  it('cuts, merges and assigns by taps and the button on the map; two fingers move the map and draw nothing', async () => {
    const { page, context, plan } = await newPlanPage(served, '手机上划界', { width: 390, height: 844 })
    const village = villages.find(({ name }) => name === '柳溪坪村') ?? villages.at(-1)!
    await lookAbove(page, village.middle)
    const line = page.locator('.edit-line')
    const press = (name: string): Promise<void> => line.getByRole('button', { name, exact: true }).tap()
    const stepsOf = async (): Promise<number> => (await ask<PlanDetail>(page, 'GET', `/plans/${plan.id}`)).steps

    await take(page, '切分')
    await tap(page, [village.across[0]])
    expect(await line.innerText()).not.toMatch(/回车|Alt/)
    await press('退一点')
    await tap(page, [village.across[0], village.across[2]])
    await line.locator('.figures-line').waitFor()
    await press('完成')
    await press('应用')
    await saved(page)
    expect(await stepsOf()).toBe(1)

    // Both parts are chosen: they can be put together at once.
    await take(page, '合并')
    await line.getByText('已选 2 个').waitFor()
    await press('完成')
    await press('应用')
    await saved(page)
    expect(await stepsOf()).toBe(2)

    await take(page, '划转')
    await tap(page, [village.middle])
    await line.getByText('已选 1 个小单元').waitFor()
    await press('完成')
    await line.getByText('点要划入的区划').waitFor()

    const names = await namesOnMap(page)
    for (const tool of ['画笔', '套索', '切分']) {
      await take(page, tool)
      const before = await mapPlace(page)
      await pinch(page)
      expect((await mapPlace(page)).zoom).toBeGreaterThan(before.zoom + 0.4)
      await page.evaluate((zoom) => {
        ;(document.querySelector('.map-canvas') as HTMLElement & { map: import('maplibre-gl').Map }).map.setZoom(zoom)
      }, before.zoom)
    }
    expect(await stepsOf()).toBe(2)
    expect(await namesOnMap(page)).toEqual(names)
    expect(await page.locator('.edit-line.refused').count()).toBe(0)
    await context.close()
  })
})

/** Takes a tool up, which may lie beyond the edge of the bar. */
async function take(page: Page, name: string): Promise<void> {
  const button = page.locator('.edit-tools').getByRole('button', { name, exact: true })
  await button.scrollIntoViewIfNeeded()
  await button.tap()
}

async function tap(page: Page, places: readonly LonLat[]): Promise<void> {
  for (const [x, y] of await onScreen(page, places)) await page.touchscreen.tap(x, y)
}

/** Brings a place into the part of the map above the sheet. */
async function lookAbove(page: Page, place: LonLat): Promise<void> {
  await lookAt(page, place, 13.2)
  await page.evaluate(() => {
    ;(document.querySelector('.map-canvas') as HTMLElement & { map: import('maplibre-gl').Map }).map.panBy([0, 180], {
      animate: false,
    })
  })
  await mapIdle(page)
}

/** Spreads two fingers, the second a little later than the first. */
async function pinch(page: Page): Promise<void> {
  const fingers = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]): Promise<unknown> =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
  await touch('touchStart', [[150, 250]])
  await touch('touchStart', [
    [150, 250],
    [240, 300],
  ])
  for (let step = 1; step <= 10; step++) {
    await touch('touchMove', [
      [150 - 4 * step, 250 - 3 * step],
      [240 + 4 * step, 300 + 3 * step],
    ])
    await page.waitForTimeout(16)
  }
  await touch('touchEnd', [])
  await page.waitForTimeout(400)
  await mapIdle(page)
}
