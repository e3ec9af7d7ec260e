import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '../helpers/start-app.ts'
import { findChromium, launchChromium, openPage } from './chromium.ts'
import { drawnFeatures, freePlace, mapIdle, mapPlace } from './map-of-page.ts'

const executable = findChromium()
const patience = 60_000
const clinicIn15 = '#categories=clinic_station&minutes=15'

/** Letters of the page's own words: all text in view but what carries names and texts from the data. */
const chromeText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const data of copy.querySelectorAll('.data-name, .anticon, script, style, [lang="zh-CN"], [lang="en"]')) data.remove()
    const labels = [...copy.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((each) =>
      ['aria-label', 'title', 'placeholder'].map((name) => each.getAttribute(name) ?? ''),
    )
    return [copy.textContent, ...labels, document.title].join('\n')
  })

describe.skipIf(executable === null)('the page in Chromium', { timeout: patience }, () => {
  let app: RunningApp
  let browser: Browser

  beforeAll(async () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'server/build-page.ts'], { stdio: 'inherit' })
    ;[app, browser] = await Promise.all([startApp(), launchChromium(executable!)])
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })

  async function ask(page: Page): Promise<void> {
    await page.locator('.task-foot .ant-btn-primary').click()
    await page.locator('.headline').waitFor({ timeout: patience })
    await mapIdle(page)
  }

  it('loads without a complaint, asks no other host, and says where one is', async () => {
    const { page, context, complaints, hosts } = await openPage(browser, app.url)
    await page.locator('.map-canvas canvas').waitFor()
    await mapIdle(page)
    await page.waitForFunction(() => document.querySelector('.place')?.textContent?.includes('示例'))
    expect(await drawnFeatures(page, 'street')).toBeGreaterThan(50)
    expect(await drawnFeatures(page, 'border-county')).toBeGreaterThan(0)
    expect(await page.locator('.synthetic-mark').textContent()).toContain('示例数据')
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(app.url).host])
    await context.close()
  })

  it('answers who reaches a clinic within 15 minutes on foot: sentence, table, gaps, bands', async () => {
    const { page, context, complaints, hosts } = await openPage(browser, `${app.url}/`)
    await page.locator('.category', { hasText: '社区卫生服务站' }).locator('input').waitFor()
    expect(await page.locator('.category', { hasText: '社区卫生服务站' }).locator('input').isChecked()).toBe(true)
    await ask(page)
    expect(await page.locator('.sentence').textContent()).toMatch(/^[\d,]+ 人步行 15 分钟内到不了社区卫生服务站$/)
    expect(await drawnFeatures(page, 'band')).toBeGreaterThanOrEqual(3)
    expect(await drawnFeatures(page, 'gap')).toBeGreaterThan(0)
    await page.locator('.ant-table-row').nth(3).waitFor()
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).has('result'))
    const id = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('result')
    const result = (await (await fetch(`${app.url}/api/v1/coverage/${id}`)).json()) as {
      totals: { population: number; coveredPopulation: number }
    }
    const missing = Math.round(result.totals.population - result.totals.coveredPopulation).toLocaleString('en')
    expect(await page.locator('.sentence').textContent()).toContain(missing)
    await page.reload()
    await page.locator('.sentence', { hasText: missing }).waitFor()
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(app.url).host])
    await context.close()
  })

  it('flies to a gap by click and by Enter, tells about it, and lets go at Esc', async () => {
    const { page, context } = await openPage(browser, `${app.url}/${clinicIn15}&tab=gaps`)
    await ask(page)
    const before = await mapPlace(page)
    await page.locator('.ant-table-row').nth(2).click()
    await page.waitForFunction(
      (zoom) => (document.querySelector('.map-canvas') as never as { map: { getZoom(): number } }).map.getZoom() > zoom,
      before.zoom,
    )
    await mapIdle(page)
    const first = await mapPlace(page)
    expect(first.zoom).toBeGreaterThanOrEqual(15)
    expect(await page.locator('.inspector').textContent()).toContain('服务盲区')
    await page.locator('.ant-table-row .name-button').nth(0).focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (lon) =>
        (document.querySelector('.map-canvas') as never as { map: { getCenter(): { lng: number } } }).map.getCenter().lng !== lon,
      first.lon,
    )
    await page.keyboard.press('Escape')
    await page.locator('.inspector').waitFor({ state: 'detached' })
    await context.close()
  })

  it('shades divisions by share at the level chosen', async () => {
    const { page, context } = await openPage(browser, `${app.url}/${clinicIn15}&shading=shares`)
    await ask(page)
    expect(await drawnFeatures(page, 'share')).toBeGreaterThan(5)
    const villages = await page.locator('.tab-tools .soft').textContent()
    await page.locator('.tab-tools select').selectOption('town')
    await page.waitForFunction((text) => document.querySelector('.tab-tools .soft')?.textContent !== text, villages)
    await mapIdle(page)
    const levels = await page.evaluate(() => {
      const { map } = document.querySelector('.map-canvas') as never as {
        map: { queryRenderedFeatures(o: object): { properties: { level: string } }[] }
      }
      return [...new Set(map.queryRenderedFeatures({ layers: ['share'] }).map((feature) => feature.properties.level))]
    })
    expect(levels).toEqual(['town'])
    await context.close()
  })

  it('tells which divisions hold a clicked place, and asks about one of them alone', async () => {
    const { page, context } = await openPage(browser, `${app.url}/#panel=browse`)
    await page.locator('.ant-tree-treenode').nth(1).waitFor()
    await mapIdle(page)
    const [x, y] = await freePlace(page)
    await page.mouse.click(x, y)
    await page.locator('.inspector').waitFor()
    await page.locator('.chain-item').nth(2).waitFor()
    await page.locator('.inspector .ant-btn-primary').click()
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('panel') === 'coverage')
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('within') !== null)
    await context.close()
  })

  it('speaks one language at a time, but for names from the data', async () => {
    const { page, context } = await openPage(browser, `${app.url}/?lang=en${clinicIn15}`)
    await ask(page)
    for (const tab of ['Gaps', 'Travel time', 'Facility load', 'Now and planned']) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      expect((await chromeText(page)).match(/[\u3400-\u9fff]+/g)).toBeNull()
    }
    for (const panel of ['Browse', 'Data']) {
      await page.locator('.rail-item', { hasText: panel }).click()
      await page.locator('.task-head').waitFor()
      expect((await chromeText(page)).match(/[\u3400-\u9fff]+/g)).toBeNull()
    }
    await page.getByRole('button', { name: '中文' }).click()
    await page.locator('.rail-item', { hasText: '覆盖' }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    const allowed = /\b(km|h|m|CSV|GeoJSON|English|GB|Esc|min)\b/g
    const words = (await chromeText(page)).replace(allowed, '').match(/[A-Za-z]{2,}/g)
    expect(words).toBeNull()
    expect(new URL(page.url()).searchParams.get('lang')).toBe('zh')
    await context.close()
  })

  it('cancels on the server what it started', async () => {
    const { page, context } = await openPage(browser, `${app.url}/#categories=market,police&minutes=17&mode=drive`)
    await page.route(
      '**/api/v1/jobs/*/events',
      (route) => new Promise((resolve) => setTimeout(() => resolve(route.abort().catch(() => undefined)), 30_000)),
    )
    const deleted = page.waitForRequest((request) => request.method() === 'DELETE' && /\/jobs\//.test(request.url()))
    const accepted = page.waitForResponse((response) => response.request().method() === 'POST' && response.status() === 202)
    await page.locator('.task-foot .ant-btn-primary').click()
    await accepted
    await page.locator('.progress-line button').click()
    const answer = await (await deleted).response()
    expect(answer?.ok()).toBe(true)
    await page.getByText('已取消计算').waitFor()
    await context.close()
  })

  it('shows a problem as what happened, where, and what to do', async () => {
    const { page, context } = await openPage(browser, `${app.url}/#within=no-such-place`)
    await page.locator('.task-foot .ant-btn-primary').click()
    const problem = page.locator('.problem')
    await problem.waitFor()
    expect((await problem.locator('p').allTextContents()).length).toBeGreaterThanOrEqual(3)
    expect(await problem.textContent()).toContain('no-such-place')
    await page.goto(`${app.url}/?x#result=00000000-0000-4000-8000-000000000000`)
    await page.locator('.problem', { hasText: '没有找到' }).waitFor()
    await context.close()
  })

  it('finds a division by name from the keyboard', async () => {
    const { page, context } = await openPage(browser, `${app.url}/?lang=en`)
    await mapIdle(page)
    const before = await mapPlace(page)
    await page.getByRole('combobox', { name: 'Search divisions by name or code' }).fill('社区')
    await page.locator('.picker-list .option code').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.division-name').waitFor()
    await page.waitForFunction(
      (zoom) => (document.querySelector('.map-canvas') as never as { map: { getZoom(): number } }).map.getZoom() !== zoom,
      before.zoom,
    )
    await context.close()
  })

  it('hands out its files', async () => {
    const { page, context } = await openPage(browser, `${app.url}/${clinicIn15}`)
    await ask(page)
    for (const address of await page
      .locator('.exports a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))) {
      const answer = await fetch(address)
      expect(answer.status).toBe(200)
      const text = await answer.text()
      if (address.endsWith('.csv')) expect(text).toContain('coveredPopulation')
      else expect(JSON.parse(text).features.length).toBeGreaterThan(0)
    }
    await context.close()
  })

  it('lets the administrator in, and reports the rows that an import refused', async () => {
    const { page, context } = await openPage(browser, `${app.url}/?lang=en#panel=data`)
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('.problem').waitFor()
    await page.getByLabel('Password').fill(app.adminPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Signed in as admin').waitFor()
    const rows = ['lon,lat,category,name', '104.99,30.30,clinic_station,好的', '104.99,1e9,clinic_station,坏的']
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.getByLabel('Skip rows with errors').check()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.locator('.report').waitFor({ timeout: patience })
    await page.locator('.refusals tbody tr').first().waitFor()
    expect(await page.locator('.refusals tbody tr').count()).toBe(1)
    expect(await page.locator('.refusals tbody tr').textContent()).toContain('2')
    await context.close()
  })

  it('stays usable at 390 pixels', async () => {
    const { page, context } = await openPage(browser, `${app.url}/${clinicIn15}`, { width: 390, height: 844 })
    await ask(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    const heightOf = async (): Promise<number> => (await page.locator('.sheet').boundingBox())!.height
    const middle = await heightOf()
    await page.getByRole('button', { name: '升高面板' }).click()
    expect(await heightOf()).toBeGreaterThan(middle)
    await page.getByRole('tab', { name: '盲区' }).click()
    await page.locator('.ant-table-row').first().click()
    await page.locator('.sheet .inspector').waitFor()
    for (const item of await page.locator('.rail-item').all())
      expect((await item.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    await context.close()
  })

  it.each(['light', 'dark'])('has no serious violation of accessibility in %s', async (appearance) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    const { page, context } = await openPage(browser, app.url)
    await page.evaluate((value) => localStorage.setItem('fangyuan.appearance', value), appearance)
    for (const hash of [clinicIn15, '#panel=browse', '#panel=data']) {
      await page.goto('about:blank')
      await page.goto(`${app.url}/${hash}`)
      await page.locator('.task-head').waitFor()
      if (hash === clinicIn15) await ask(page)
      await mapIdle(page)
      // The test's own script, evaluated by the driver, is not held to the page's policy.
      const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`)
      const { violations } = found as {
        violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
      }
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(
        serious.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .slice(0, 3)
              .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`)
              .join(' | ')}`,
        ),
      ).toEqual([])
    }
    await context.close()
  })
})
