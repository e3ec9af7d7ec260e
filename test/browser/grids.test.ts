import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { mapIdle } from './map-of-page.ts'
import { ownWords, strangeWords } from './one-language.ts'
import { namesOnMap, openPageOf } from './redraw-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000

interface Community {
  id: string
  name: string
  households: number
}

describe.skipIf(executable === null)('dividing a community on the page', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let community: Community

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    community = await largestCommunity(url)
  })
  afterAll(() => served?.stop())

  async function openGrids(query = '', size: { width?: number; height?: number } = {}) {
    const watched = await openPageOf(served, 'admin', served.app.adminPassword, size)
    await watched.page.goto(`${url}/${query}#panel=grids`)
    await watched.page.locator('.grids-task .where').waitFor({ timeout: 60_000 })
    return watched
  }

  async function choose(page: Page, { name }: Community): Promise<void> {
    await page.locator('.where input').fill(name)
    await page.locator('.where .option').first().click()
    await page.locator('.chip').waitFor()
  }

  const setRange = async (page: Page, min: number, max: number): Promise<void> => {
    const fields = page.locator('.range-line').first().locator('input')
    await fields.nth(0).fill(String(min))
    await fields.nth(1).fill(String(max))
  }
  const primary = (page: Page) => page.locator('.task-foot .push.primary')
  /** Waits until the search that was just begun has ended. */
  const ended = async (page: Page): Promise<void> => {
    await page.locator('.task-foot .progress').waitFor()
    await page.locator('.grids-task .foot-buttons').waitFor({ timeout: 90_000 })
  }
  /** Asks for the least time of search, since what is looked at here is the page. */
  const inFiveSeconds = async (page: Page): Promise<void> => {
    await page.locator('.more > summary').click()
    await page.locator('.more .segments').first().locator('label').first().click()
  }
  const sentenceOf = (page: Page) => page.locator('.headline .sentence').textContent()

  it('asks who may not divide to sign in', async () => {
    const { page, context } = await openPage(served.browser, `${url}/#panel=grids`)
    await page.locator('.grids-task').getByRole('button', { name: '登录' }).waitFor({ timeout: 60_000 })
    expect(await page.locator('.where').count()).toBe(0)
    await context.close()
  })

  it('divides, compares two answers, and takes one into a plan', async () => {
    const { page, context, complaints, hosts } = await openGrids()
    expect(await primary(page).isDisabled()).toBe(true)
    await choose(page, community)
    const size = Math.floor(community.households / 4)
    await setRange(page, Math.floor(size * 0.6), Math.ceil(size * 1.4))
    await primary(page).click()
    await ended(page)
    const sentence = await sentenceOf(page)
    expect(sentence).toContain(community.name)
    const grids = await gridsOnMap(page)
    expect(sentence).toContain(`${grids} 个网格`)
    expect(await page.locator('.drawer tbody tr[aria-rowindex]').count()).toBe(grids)

    await page.getByRole('button', { name: '改条件' }).click()
    await page.locator('.wish').nth(2).locator('label').nth(2).click()
    await primary(page).click()
    await ended(page)
    expect(await sentenceOf(page)).toContain('个网格')
    await page.getByRole('tab', { name: '方案对比' }).click()
    await expect.poll(() => page.locator('.alternatives-table thead th').count(), { timeout: 20_000 }).toBe(2)
    const shown = page.locator('.alternatives-table thead [aria-pressed="true"]')
    await page.locator('.alternatives-table thead [aria-pressed="false"]').click()
    expect(await shown.count()).toBe(1)
    expect(await page.locator('.mini-map path').count()).toBeGreaterThan(2)
    await page.getByRole('tab', { name: '图表' }).click()
    await page.locator('.standing-strip').first().waitFor()

    // The address brings the same answer back.
    await expect.poll(() => page.url()).toContain('gridding=')
    await page.reload()
    await page.locator('.headline .sentence').waitFor({ timeout: 60_000 })
    expect(await page.locator('.headline .sentence').textContent()).toBe(sentence)

    await primary(page).click()
    await page.locator('.edit-tools').waitFor({ timeout: 60_000 })
    await mapIdle(page)
    await expect.poll(async () => (await namesOnMap(page)).length, { timeout: 30_000 }).toBe(grids)
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(url).host])
    await context.close()
  })

  it('redraws the communities of a sub-district, says what changes, and takes that into a plan', async () => {
    const { page, context, complaints } = await openGrids()
    const answer = await fetch(`${url}/api/v1/divisions?level=village&geometry=none&limit=1000`)
    const { features } = (await answer.json()) as { features: { properties: Community & { kind: string; parentId: string } }[] }
    const { parentId, households } = features.find(({ properties }) => properties.id === community.id)!.properties
    const town = (await (await fetch(`${url}/api/v1/divisions/${parentId}`)).json()).properties as Community
    await page.locator('.grids-task .segments label', { hasText: '社区' }).click()
    await expect.poll(() => page.locator('.range-line').first().locator('input').first().inputValue()).toBe('1000')
    await choose(page, town)
    await setRange(page, Math.floor(households / 8), Math.ceil(households * 0.8))
    await page.locator('.locked-grids .size-fault', { hasText: '过大' }).first().waitFor()
    await inFiveSeconds(page)
    await primary(page).click()
    await ended(page)
    expect(await sentenceOf(page)).toMatch(/分成 \d+ 个社区/)
    const rebound = page.locator('.before-after tbody tr')
    const cell = async (name: string, at: number) =>
      Number(await rebound.filter({ hasText: name }).locator('td').nth(at).textContent())
    expect(await cell('社区个数', 1)).toBeGreaterThan(await cell('社区个数', 0))
    expect(await cell('新设', 1)).toBeGreaterThan(0)
    expect(await cell('户数不合适的', 1)).toBe(0)
    await page.locator('.drawer tbody tr', { hasText: '村,不动' }).first().waitFor()
    expect(await findingsOf(page)).toEqual([])
    expect(strangeWords((await ownWords(page)).replace(sharedWords, ''), 'zh')).toEqual([])
    await primary(page).click()
    await page.locator('.edit-tools').waitFor({ timeout: 60_000 })
    await page.waitForFunction(() => location.hash.includes('panel=redraw') && location.hash.includes('plan='))
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says why there is no plan, and divides with the nearest range', async () => {
    const { page, context } = await openGrids()
    await choose(page, community)
    await setRange(page, community.households * 2, community.households * 3)
    await inFiveSeconds(page)
    await primary(page).click()
    await page.locator('.blocking-line').first().waitFor({ timeout: 60_000 })
    expect(await page.locator('.headline .sentence').textContent()).toContain('没有合要求的方案')
    expect(await primary(page).textContent()).toBe('改条件')
    await page.getByRole('button', { name: '用这个范围再划分' }).click()
    await expect.poll(() => page.locator('.headline .sentence').textContent(), { timeout: 60_000 }).toContain('1 个网格')
    await context.close()
  })

  it('keeps the best so far when stopped', async () => {
    const { page, context } = await openGrids()
    await choose(page, community)
    const size = Math.floor(community.households / 4)
    await setRange(page, Math.floor(size * 0.6), Math.ceil(size * 1.4))
    await page.locator('.more > summary').click()
    await page.locator('.more .segments').first().locator('label').last().click()
    await primary(page).click()
    await page.locator('.headline .sentence').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '停止' }).click()
    await page.getByText('已停止;这是当时最好的方案。').waitFor()
    expect(await gridsOnMap(page)).toBeGreaterThan(1)
    await context.close()
  })

  it('marks a passage by hand on the map, and forgets it again', async () => {
    const { page, context } = await openGrids()
    await choose(page, community)
    await page.locator('.more > summary').click()
    await mapIdle(page)
    await page.getByRole('button', { name: '标一处通道' }).click()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('button', { name: '标一处通道' }).getAttribute('aria-pressed')).toBe('false')
    await page.getByRole('button', { name: '标一处不通' }).click()
    const map = (await page.locator('.map-canvas').boundingBox())!
    await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2)
    await page.locator('.crossing-list li').waitFor()
    expect(await page.locator('.crossing-list li').textContent()).toContain('不通')
    await page.getByRole('button', { name: '去掉这一处' }).click()
    expect(await page.locator('.crossing-list li').count()).toBe(0)
    await context.close()
  })

  it.each([
    ['zh', 'light', 1440],
    ['en', 'dark', 1440],
    ['zh', 'light', 390],
  ] as const)('is accessible and speaks one language: %s, %s, %i wide', async (language, appearance, width) => {
    const { page, context } = await openGrids(`?lang=${language}`, { width, height: 844 })
    await page.emulateMedia({ colorScheme: appearance, reducedMotion: 'reduce' })
    const check = async (what: string): Promise<void> => {
      expect([what, await findingsOf(page)]).toEqual([what, []])
      const words = (await ownWords(page)).replace(sharedWords, '')
      expect([what, strangeWords(words, language)]).toEqual([what, []])
    }
    await check('empty')
    await choose(page, community)
    const size = Math.floor(community.households / 4)
    await setRange(page, Math.floor(size * 0.6), Math.ceil(size * 1.4))
    await inFiveSeconds(page)
    await check('asked')
    await primary(page).click()
    await ended(page)
    await check('answer')
    const tabs = page.locator('.drawer [role="tab"]')
    for (const index of [1, 2]) {
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

/** Names of scientists, algorithms and the account's own are nobody's language. */
const sharedWords = /(?<![A-Za-z])(Polsby|Popper|Reock|PP|merge|split|admin)(?![A-Za-z])/g

async function largestCommunity(url: string): Promise<Community> {
  const answer = await fetch(`${url}/api/v1/divisions?level=village&geometry=none&limit=500`)
  const { features } = (await answer.json()) as { features: { properties: Community & { kind: string } }[] }
  return features
    .map(({ properties }) => properties)
    .filter(({ kind }) => kind === 'community')
    .sort((a, b) => b.households - a.households)[0]
}

/** How many proposed grids the map shows. */
function gridsOnMap(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { map } = document.querySelector('.map-canvas') as HTMLElement & { map: MapLibreMap }
    const data = (await map.getSource<GeoJSONSource>('grids')!.getData()) as { features: unknown[] }
    return data.features.length
  })
}
