import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { mapIdle } from './map-of-page.ts'
import { ownWords, strangeWords } from './one-language.ts'
import { ask, signIn } from './redraw-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000

describe.skipIf(executable === null)('choosing sites on the page', { timeout: patience }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  async function openSitings(query = '', size: { width?: number; height?: number } = {}) {
    const watched = await openPage(served.browser, url, size)
    await signIn(watched.page, 'admin', served.app.adminPassword)
    await watched.page.goto('about:blank')
    await watched.page.goto(`${url}/${query}#panel=sitings`)
    await watched.page.locator('.model-list').waitFor({ timeout: 60_000 })
    return watched
  }

  const primary = (page: Page) => page.locator('.task-foot .push.primary')
  const sentence = (page: Page) => page.locator('.headline .sentence')
  const model = (page: Page, value: string) => page.locator(`.model-list input[value="${value}"]`).check()
  /** The first or last of the times that a search may take. */
  const searchFor = async (page: Page, which: 'first' | 'last'): Promise<void> => {
    await page.locator('.more > summary').click()
    await page.locator('.search-time label')[which]().click()
  }
  /** Waits until the search that was just begun has ended. */
  const ended = async (page: Page): Promise<void> => {
    await page.locator('.task-foot .progress').waitFor()
    await page.locator('.task-foot .foot-buttons').waitFor({ timeout: 90_000 })
  }

  it('asks who may not choose sites to sign in', async () => {
    const { page, context } = await openPage(served.browser, `${url}/#panel=sitings`)
    await page.locator('.sitings-task').getByRole('button', { name: '登录' }).waitFor({ timeout: 60_000 })
    expect(await page.locator('.model-list').count()).toBe(0)
    await context.close()
  })

  it('chooses sites, tries others by hand, and keeps them as planned facilities', async () => {
    const { page, context, complaints, hosts } = await openSitings()
    await page.getByLabel('新设几处').fill('3')
    await searchFor(page, 'first')
    await primary(page).click()
    await ended(page)
    const said = await sentence(page).textContent()
    expect(said).toMatch(/^再设 3 处,多覆盖 [\d,]+ 人/)
    expect(await page.locator('.quality-words').textContent()).toContain('已证明')
    await expect.poll(() => rolesOnMap(page)).toContain('new')
    expect((await rolesOnMap(page)).filter((role) => role === 'new').length).toBe(3)
    expect(await page.locator('.drawer tbody tr[aria-rowindex]').count()).toBe(3)

    // By hand: with the mouse, and with the arrow keys.
    await page.locator('.drawer tbody .name-button').nth(1).click()
    await mapIdle(page)
    const [x, y] = await siteOnScreen(page, 1)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 60, y + 40, { steps: 6 })
    await page.mouse.up()
    await page.locator('.before-after .moved').first().waitFor({ timeout: 30_000 })
    const [movedX] = await siteOnScreen(page, 1)
    expect(Math.abs(movedX - x - 60)).toBeLessThan(3)
    await page.locator('.nudge-pad button').first().focus()
    await page.keyboard.press('Shift+ArrowLeft')
    expect((await siteOnScreen(page, 1))[0]).toBeLessThan(movedX)
    await page.locator('.moved-line').getByRole('button', { name: '放回原处' }).click()
    expect(await page.locator('.before-after .moved').count()).toBe(0)
    expect(Math.abs((await siteOnScreen(page, 1))[0] - x)).toBeLessThan(1)

    await page.getByRole('tab', { name: '社区' }).click()
    expect(await page.locator('.drawer tbody tr[aria-rowindex]').count()).toBeGreaterThan(1)
    await page.getByRole('tab', { name: '多设几处' }).click()
    await page.getByRole('button', { name: '改为 4 处' }).click()
    await page.getByRole('button', { name: '改条件' }).click()
    expect(await page.getByLabel('新设几处').inputValue()).toBe('4')
    await page.getByRole('button', { name: '看结果' }).click()

    // The address brings the same answer back.
    await expect.poll(() => page.url()).toContain('siting=')
    await page.reload()
    await sentence(page).waitFor({ timeout: 60_000 })
    expect(await sentence(page).textContent()).toBe(said)

    const planned = await plannedClinics(page)
    await primary(page).click()
    await page.getByText('已作为 3 处规划设施放到地图上').waitFor({ timeout: 30_000 })
    expect(await plannedClinics(page)).toBe(planned + 3)
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(url).host])
    await context.close()
  })

  it('says why there are no sites, and asks for what can be reached', async () => {
    const { page, context } = await openSitings()
    await model(page, 'set-cover')
    await page.getByLabel('目标覆盖率').fill('100')
    await searchFor(page, 'first')
    await primary(page).click()
    await page.locator('.obstacles .blocking-line').first().waitFor({ timeout: 60_000 })
    expect(await sentence(page).textContent()).toBe('没有符合要求的选址')
    await page.getByRole('button', { name: /^改为 [\d.]+% 再选$/ }).click()
    await expect.poll(() => sentence(page).textContent(), { timeout: 60_000 }).toContain('覆盖率就从')
    await context.close()
  })

  it('takes places from a file, and tiers by form, with what is wrong told where it is asked', async () => {
    const { page, context, complaints } = await openSitings()
    const [{ lon, lat }, other] = await villagePlaces(page)
    const rows = ['name,lon,lat,cost', `老校舍,${lon},${lat},2`, `粮站,${other.lon},${other.lat},1`, '哪里,x,30,1']
    await page.locator('.segments label', { hasText: '文件' }).click()
    expect(await primary(page).isDisabled()).toBe(true)
    const file = page.locator('.candidate-upload input[type="file"]')
    await file.setInputFiles({ name: '空.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
    await page.locator('.candidate-upload .problem', { hasText: '空.csv' }).waitFor()
    await file.setInputFiles({ name: '地点.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.getByText('「地点.csv」读到 2 个地点').waitFor()
    expect(await page.locator('.candidate-upload .field-fault li').allTextContents()).toEqual([
      expect.stringMatching(/^第 3 行 \(哪里\)/),
    ])
    await expect.poll(() => rolesOnMap(page)).toEqual(['candidate', 'candidate'])
    await page.locator('.legend', { hasText: '文件里的备选点' }).waitFor()
    await model(page, 'p-median')
    await page.getByLabel('新设几处').fill('1')
    await searchFor(page, 'first')
    await primary(page).click()
    await ended(page)
    await page.locator('.drawer tbody', { hasText: /老校舍|粮站/ }).waitFor()

    await page.getByRole('button', { name: '改条件' }).click()
    await page.locator('.segments label', { hasText: '街道路口' }).click()
    await model(page, 'tiered')
    expect(await page.locator('.tier-name').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))).toEqual([
      '中心',
      '分中心',
      '代理室',
    ])
    await page.getByRole('button', { name: '加一级' }).click()
    await primary(page).click()
    await page.locator('.tier').nth(3).locator('.field-fault').waitFor()
    await page.getByRole('button', { name: '去掉「第 4 级」' }).click()
    await page.getByLabel('第 1 级 · 名称').fill('总站')
    await primary(page).click()
    await ended(page)
    const tiers = page.locator('.before-after').nth(1).locator('tbody tr')
    expect((await tiers.locator('th').allTextContents()).map((name) => name.trim())).toEqual(['总站', '分中心', '代理室'])
    const made = await tiers.locator('td:nth-child(2)').allTextContents()
    expect(made.reduce((sum, text) => sum + Number(text), 0)).toBe(
      (await rolesOnMap(page)).filter((role) => role === 'new').length,
    )
    expect(complaints.filter((line) => !line.includes('422'))).toEqual([])
    await context.close()
  })

  it('keeps the best so far when stopped', async () => {
    const { page, context } = await openSitings()
    await model(page, 'capacitated-cover')
    await page.getByLabel('新设几处').fill('8')
    expect(await primary(page).isDisabled()).toBe(true)
    await page.getByLabel('每处容纳', { exact: true }).fill('900')
    await searchFor(page, 'last')
    await primary(page).click()
    await sentence(page).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止;这是当时最好的选址。').waitFor()
    expect((await rolesOnMap(page)).filter((role) => role === 'new').length).toBe(8)
    await context.close()
  })

  it.each([
    ['zh', 'light', 1440],
    ['en', 'dark', 1440],
    ['zh', 'light', 390],
  ] as const)('is accessible and speaks one language: %s, %s, %i wide', async (language, appearance, width) => {
    const { page, context } = await openSitings(`?lang=${language}`, { width, height: 844 })
    await page.emulateMedia({ colorScheme: appearance, reducedMotion: 'reduce' })
    const check = async (what: string): Promise<void> => {
      expect([what, await findingsOf(page)]).toEqual([what, []])
      const words = (await ownWords(page)).replace(sharedWords, '')
      expect([what, strangeWords(words, language)]).toEqual([what, []])
    }
    await searchFor(page, 'first')
    await page.locator('.segments label', { hasText: /^(文件|A file)$/ }).click()
    await model(page, 'tiered')
    await check('tiers, and a file')
    await page.locator('.segments label', { hasText: /^(街道路口|Street corners)$/ }).click()
    await model(page, 'max-cover')
    await check('asked')
    await primary(page).click()
    await ended(page)
    await page.locator('.drawer tbody .name-button').first().click()
    await page.locator('.nudge-pad button').first().click()
    await page.locator('.before-after .moved').first().waitFor({ timeout: 30_000 })
    await check('answer')
    const tabs = page.locator('.drawer [role="tab"]')
    for (const index of [1, 2, 3]) {
      await tabs.nth(index).click()
      await page.waitForTimeout(200)
      await check(`tab ${index}`)
    }
    const foot = (await primary(page).boundingBox())!
    expect(foot.x + foot.width).toBeLessThanOrEqual(width)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await context.close()
  })
})

/** A key of the keyboard, and the account's own name, are nobody's language. */
const sharedWords = /(?<![A-Za-z])(Shift|admin)(?![A-Za-z])/g

interface SiteFeature {
  geometry: { coordinates: [number, number] }
  properties: { role: string; index?: number }
}

function sitesOnMap(page: Page): Promise<SiteFeature[]> {
  return page.evaluate(async () => {
    const { map } = document.querySelector('.map-canvas') as HTMLElement & { map: MapLibreMap }
    const data = (await map.getSource<GeoJSONSource>('sites')!.getData()) as never as { features: SiteFeature[] }
    return data.features
  })
}

/** What the map shows of an answer, sign by sign. */
const rolesOnMap = async (page: Page): Promise<string[]> => (await sitesOnMap(page)).map(({ properties }) => properties.role)

/** Where a new site lies on the screen. */
async function siteOnScreen(page: Page, site: number): Promise<[number, number]> {
  const { geometry } = (await sitesOnMap(page)).find(({ properties }) => properties.index === site)!
  return page.evaluate((place) => {
    const element = document.querySelector('.map-canvas') as HTMLElement & { map: MapLibreMap }
    const { left, top } = element.getBoundingClientRect()
    const { x, y } = element.map.project(place)
    return [left + x, top + y] as [number, number]
  }, geometry.coordinates)
}

/** Places inside villages. */
async function villagePlaces(page: Page): Promise<{ lon: number; lat: number }[]> {
  const path = '/divisions?level=village&geometry=none&limit=2'
  const { features } = await ask<{ features: { properties: { labelPoint: [number, number] } }[] }>(page, 'GET', path)
  return features.map(({ properties: { labelPoint } }) => ({ lon: labelPoint[0], lat: labelPoint[1] }))
}

async function plannedClinics(page: Page): Promise<number> {
  const { features } = await ask<{ features: { properties: { status: string } }[] }>(
    page,
    'GET',
    '/facilities?category=clinic_station&limit=1000',
  )
  return features.filter(({ properties }) => properties.status === 'planned').length
}
