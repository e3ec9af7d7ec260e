import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../helpers/start-app.ts'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { weighFirstLoad } from './first-load.ts'
import { mapIdle } from './map-of-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 240_000

describe.skipIf(executable === null)('the page’s states', { timeout: patience }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  it('says so when the service is away at the start, and opens by itself when it is there', async () => {
    const { page, context } = await openPage(served.browser, 'about:blank')
    await page.route('**/api/v1/**', (route) => route.abort('connectionrefused'))
    await page.goto(url)
    await page.getByText('连接中断,正在重试').waitFor()
    await page.getByText('连接不到服务').first().waitFor()
    expect(await findingsOf(page)).toEqual([])
    await page.unroute('**/api/v1/**')
    await page.locator('.county-facts').waitFor()
    await page.getByText('连接中断,正在重试').waitFor({ state: 'detached' })
    await page.locator('.map-canvas canvas').waitFor()
    await mapIdle(page)
    await context.close()
  })

  it('keeps what it has when the connection is lost, tries again, and recovers', async () => {
    const { page, context } = await openPage(served.browser, url)
    await page.locator('.county-facts').waitFor()
    await mapIdle(page)
    await context.setOffline(true)
    await page.locator('.search input').fill('河')
    await page.getByText('连接中断,正在重试').waitFor()
    expect(await page.locator('.county-facts').isVisible()).toBe(true)
    await context.setOffline(false)
    await page.getByText('连接中断,正在重试').waitFor({ state: 'detached', timeout: 30_000 })
    await page.locator('.search input').focus()
    await page.locator('.hit, .hit-words', { hasNotText: '正在搜索' }).first().waitFor()
    await context.close()
  })

  it('says that part of the map is missing when tiles fail, and gets them later', async () => {
    const { page, context } = await openPage(served.browser, 'about:blank')
    await page.route('**/tiles/land/**', (route) => route.fulfill({ status: 500, body: 'no' }))
    await page.goto(url)
    await page.getByText('部分地图没有载入').waitFor()
    await page.unroute('**/tiles/land/**')
    await page.getByText('部分地图没有载入').waitFor({ state: 'detached', timeout: 30_000 })
    await page.waitForFunction(
      () => {
        const { map } = document.querySelector('.map-canvas') as never as {
          map: { queryRenderedFeatures(o: object): unknown[] }
        }
        return map.queryRenderedFeatures({ layers: ['woods'] }).length > 0
      },
      null,
      { timeout: 60_000 },
    )
    await context.close()
  })

  it('loads at most 500 kB before it can be used, and the planner’s parts not at all', async () => {
    const { page, context } = await openPage(served.browser, 'about:blank')
    const weigh = weighFirstLoad(page)
    await page.goto(url)
    await mapIdle(page)
    const { page: kilobytes, workers, files } = await weigh()
    expect(Object.keys(files).length).toBeGreaterThan(4)
    expect(kilobytes).toBeLessThan(500)
    expect(workers).toBeLessThan(200)
    expect(
      Object.keys(files).filter((name) =>
        /coverage-task|result-drawer|report|data-panel|export-png|redraw|editing|plan-desk/.test(name),
      ),
    ).toEqual([])
    await context.close()
  })

  it('uses the whole phone: map, bottom bar, a sheet of three heights', async () => {
    const { page, context } = await openPage(served.browser, url, { width: 390, height: 844 })
    await page.locator('.sheet .county-facts').waitFor()
    await mapIdle(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    const heightOf = async (): Promise<number> => (await page.locator('.sheet').boundingBox())!.height
    const heights = [await heightOf()]
    for (let step = 0; step < 2; step++) {
      await page.getByRole('button', { name: '升高面板' }).click()
      heights.push(await heightOf())
    }
    expect(heights[1]).toBeGreaterThan(heights[0] + 100)
    expect(heights[2]).toBeGreaterThan(heights[1] + 100)
    expect(await page.getByRole('button', { name: '升高面板' }).isDisabled()).toBe(true)
    for (const item of await page.locator('.rail-item').all())
      expect((await item.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await page.locator('.rail-item').first().click()
    await page.locator('.sheet').waitFor({ state: 'detached' })
    await context.close()
  })

  it('jumps to the task and to the map from the keyboard', async () => {
    const { page, context } = await openPage(served.browser, url)
    await mapIdle(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到任务面板')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('task')
    await page.locator('.skip').nth(1).focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('CANVAS')
    await context.close()
  })

  it('shows the map review number that the administrator enters', async () => {
    const { page, context } = await openPage(served.browser, `${url}/#panel=data`)
    await page.getByLabel('密码').fill(served.app.adminPassword)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByLabel('审图号').fill('GS(2024)0650号')
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('.review-number', { hasText: 'GS(2024)0650号' }).waitFor()
    const { page: other, context: second } = await openPage(served.browser, url)
    await other.locator('.review-number', { hasText: 'GS(2024)0650号' }).waitFor()
    await Promise.all([context.close(), second.close()])
  })

  it('says what to do first where there is no data', async () => {
    const app = await startApp({ FANGYUAN_SAMPLE: 'none' })
    try {
      const { page, context, complaints } = await openPage(served.browser, app.url)
      await page.locator('.map-notice', { hasText: '还没有数据' }).waitFor()
      await page.locator('.empty', { hasText: '还没有区划' }).waitFor()
      expect(await findingsOf(page)).toEqual([])
      await page.getByRole('button', { name: '去导入' }).click()
      await page.getByLabel('密码').waitFor()
      expect(complaints).toEqual([])
      await context.close()
    } finally {
      await app.stop()
    }
  })
})
