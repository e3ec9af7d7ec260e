import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { ask, clinicIn15, pageWords, patience } from './coverage-page.ts'
import { drawnFeatures, mapIdle } from './map-of-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const twoIn15 = '#categories=clinic_station,kindergarten&minutes=15'

describe.skipIf(executable === null)('coverage for everybody', { timeout: patience * 2 }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  it.each([
    ['light', {}],
    ['dark', {}],
    ['light', { width: 390, height: 844 }],
  ])('has nothing against it by WCAG 2.2: panel and every tab, %s %o', async (appearance, size) => {
    const { page, context } = await openPage(served.browser, 'about:blank', size)
    await page.addInitScript((value) => localStorage.setItem('fangyuan.appearance', value), appearance)
    await page.goto(`${url}/${twoIn15}`)
    await page.locator('.preset').first().waitFor()
    expect(await findingsOf(page)).toEqual([])
    await ask(page)
    for (const tab of ['区划表', '齐全度', '供给', '盲区', '用时分布', '设施负荷', '比较']) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      if (tab === '供给') await page.locator('.supply-sentences').waitFor()
      if (tab === '比较') {
        await page.getByRole('combobox', { name: '与之比较' }).selectOption('planned')
        await page.locator('.compare-sides').waitFor()
      }
      expect([tab, ...(await findingsOf(page))]).toEqual([tab])
    }
    await context.close()
  })

  it('speaks one language at a time, with singular and plural', async () => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=en${clinicIn15}`)
    await page.locator('.preset').first().waitFor()
    expect((await pageWords(page)).match(/[㐀-鿿]+/g)).toBeNull()
    await ask(page)
    for (const tab of ['Divisions', 'Completeness', 'Supply', 'Gaps', 'Travel time', 'Facility load', 'Compare']) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      if (tab === 'Supply') await page.locator('.supply-sentences').waitFor()
      if (tab === 'Compare') await page.getByRole('combobox', { name: 'Compare with' }).selectOption('planned')
      expect((await pageWords(page)).match(/[㐀-鿿]+/g)).toBeNull()
      expect(await pageWords(page)).not.toMatch(/\b1 (people|rows|kinds|minutes)\b/)
    }
    expect(await findingsOf(page)).toEqual([])
    await context.close()
  })

  it('stays usable at 390 pixels: the results lie in the sheet', async () => {
    const { page, context } = await openPage(served.browser, `${url}/${clinicIn15}&shading=shares`, { width: 390, height: 844 })
    await ask(page)
    // From farther out than villages are drawn, the map says why nothing is shaded, and how to see it.
    await page.evaluate(() => {
      const { map } = document.querySelector('.map-canvas') as never as { map: { jumpTo(o: object): void } }
      map.jumpTo({ zoom: 8.5 })
    })
    const nearer = page.locator('.map-away', { hasText: '放大后才看得到着色' }).getByRole('button')
    await nearer.waitFor()
    await mapIdle(page)
    expect(await drawnFeatures(page, 'share')).toBe(0)
    await nearer.click()
    await nearer.waitFor({ state: 'detached' })
    await expect.poll(() => drawnFeatures(page, 'share'), { timeout: 30_000 }).toBeGreaterThan(5)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: '升高面板' }).click()
    await page.getByRole('tab', { name: '盲区' }).click()
    await page.locator('.data-table tbody tr[aria-rowindex="2"] button').click()
    await page.locator('.sheet .inspector').waitFor()
    await mapIdle(page)
    await context.close()
  })

  it('tells progress and answer to a screen reader', async () => {
    const { page, context } = await openPage(served.browser, `${url}/#categories=bus_stop&minutes=11`)
    await page.locator('.task-foot .push.primary').waitFor()
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(window, { told })
      new MutationObserver(() => {
        for (const region of document.querySelectorAll('[role=status]')) {
          const text = region.textContent?.trim() ?? ''
          if (text && told.at(-1) !== text) told.push(text)
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await ask(page)
    const told = await page.evaluate(() => (window as never as { told: string[] }).told)
    expect(told.some((text) => /正在计算|排队|搜索|计算覆盖/.test(text))).toBe(true)
    expect(told.some((text) => /人步行 11 分钟内到不了公交车站/.test(text))).toBe(true)
    await context.close()
  })
})
