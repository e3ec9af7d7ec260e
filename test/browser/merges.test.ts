import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from './axe.ts'
import { findChromium, openPage, type WatchedPage } from './chromium.ts'
import { drawnFeatures, mapIdle } from './map-of-page.ts'
import { ownWords, strangeWords } from './one-language.ts'
import { openPageOf } from './redraw-page.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'
import { sharePage } from './shared-page.ts'

const executable = findChromium()
const patience = 150_000
/** Stands on the page of who is signed in, whatever the language. */
const accountName = /\badmin\b/g

describe.skipIf(executable === null)('proposing merges on the page', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let county: { name: string; code: string }

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    county = await someDivision(url, 'county')
  })
  afterAll(() => served?.stop())

  const open = async (query = '', size: { width?: number; height?: number } = {}): Promise<WatchedPage> => {
    const watched = await openPageOf(served, 'admin', served.app.adminPassword, size)
    await watched.page.goto(`${url}/${query}#panel=merges`)
    await watched.page.locator('.rule-table').waitFor({ timeout: 60_000 })
    return watched
  }
  const sharedPage = sharePage(() => open())

  const primary = (page: Page) => page.locator('.task-foot .push.primary')
  const sentence = (page: Page) => page.locator('.headline .sentence')
  /** Fills in the county and a least population that binds, and the shortest search. */
  async function fillIn(page: Page): Promise<void> {
    await page.locator('.merges-task [role=combobox]').fill(county.code)
    await page.locator('[role=option]').first().click()
    await page.locator('.merges-task select').first().selectOption('plan_600')
    await page.locator('.merges-task .number-input input').first().fill('2000')
  }
  const ended = async (page: Page): Promise<void> => {
    await page.locator('.task-foot .progress').waitFor()
    await page.locator('.task-foot .foot-buttons').waitFor({ timeout: 90_000 })
  }

  /** The shared page with an answer on it: that of the test before, or where there is none a new one. */
  async function answeredPage(): Promise<WatchedPage> {
    const watched = await sharedPage()
    if ((await sentence(watched.page).count()) > 0) return watched
    await fillIn(watched.page)
    await primary(watched.page).click()
    await ended(watched.page)
    return watched
  }
  /** What the map draws after a fetch; on a busy machine it takes its time. */
  const onMap = (page: Page, layer: string) => expect.poll(() => drawnFeatures(page, layer), { timeout: 30_000 })

  it('asks who may not propose to sign in', async () => {
    const { page, context } = await openPage(served.browser, `${url}/#panel=merges`)
    await page.locator('.merges-task').getByRole('button', { name: '登录' }).waitFor({ timeout: 60_000 })
    expect(await page.locator('.rule-table').count()).toBe(0)
    await context.close()
  })

  it('proposes, says how good that is and why, and shows it on the map; others, the curve, statistics and promises beside', async () => {
    const { page, complaints, hosts } = await sharedPage()
    expect(await primary(page).isDisabled()).toBe(true)
    await fillIn(page)
    await primary(page).click()
    await ended(page)
    const said = (await sentence(page).textContent())!
    expect(said).toMatch(/^\d+ 个村合并为 \d+ 个$/)
    expect(await page.locator('.quality-words').textContent()).toContain('已证明')
    expect(await page.locator('.guard').textContent()).toContain('不得违背农民意愿、强迫农民上楼')
    await mapIdle(page)
    await onMap(page, 'merge-line').toBeGreaterThan(0)
    await onMap(page, 'merge-centre').toBeGreaterThan(0)

    await page.locator('.drawer tbody .name-button').first().click()
    const reasons = await page.locator('.group-actions li').allTextContents()
    expect(await page.locator('.drawer tbody').textContent()).toContain('低于下限 2,000 人')
    expect(reasons.some((text) => /平均单程 [\d.]+ → [\d.]+ 分钟/.test(text))).toBe(true)

    await page.getByRole('tab', { name: '并排' }).click()
    const cards = page.locator('.merge-card')
    expect(await cards.count()).toBeGreaterThan(2)
    await expect.poll(() => page.locator('.merge-card .mini-map').count(), { timeout: 30_000 }).toBe(await cards.count())
    // Today every village stands by itself; each proposal has so many fewer.
    const countOf = async (card: number) => Number(await cards.nth(card).locator('dd').first().textContent())
    expect(await cards.nth(0).locator('path').count()).toBe(await countOf(0))
    expect(await cards.nth(1).locator('path').count()).toBe(await countOf(1))
    expect(await countOf(1)).toBeLessThan(await countOf(0))
    await cards.nth(2).getByRole('button').click()
    expect(await cards.nth(2).getByRole('button').getAttribute('aria-pressed')).toBe('true')
    await cards.nth(1).getByRole('button').click()
    expect(await findingsOf(page)).toEqual([])

    await page.getByRole('tab', { name: '统计' }).click()
    const villages = page.locator('.plain-table tbody tr', { hasText: '村(建制村)' }).first()
    const [, before, after] = await villages.locator('th, td').allTextContents()
    const [, wasSaid, isSaid] = /^(\d+) 个村合并为 (\d+) 个$/.exec(said)!
    expect(Number(before) - Number(after)).toBe(Number(wasSaid) - Number(isSaid))
    await page.getByRole('tab', { name: '承诺' }).click()
    expect(await page.locator('.promise-kept').count()).toBe(1)
    expect(await page.locator('.drawer tbody tr', { hasText: '变少' }).count()).toBe(0)

    await page.locator('.merges-task .segments label', { hasText: '每处居民点路程变化' }).click()
    await onMap(page, 'merge-way').toBeGreaterThan(10)
    await page.locator('.merges-task .segments label', { hasText: '合并后的单位' }).click()
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(url).host])
  })

  it('keeps, forbids and counts as a person says, and comes back from its link', async () => {
    const { page } = await answeredPage()
    await page.getByRole('tab', { name: '清单' }).click()
    await page.locator('.drawer tbody .name-button').first().click()
    const forbidden = await page.locator('.drawer tbody tr[aria-rowindex] td').first().textContent()
    await page.locator('.group-actions').getByRole('button', { name: '不这样合' }).click()
    await page.getByRole('tab', { name: '曲线' }).click()
    const rows = page.locator('.frontier-table tbody tr')
    const counts = (await rows.locator('th').allTextContents()).map((text) => Number.parseInt(text, 10))
    const wanted = counts[Math.floor(counts.length / 2)]
    await rows
      .nth(Math.floor(counts.length / 2))
      .locator('button')
      .click()
    await page.getByRole('button', { name: '修改条件' }).click()
    expect(await page.getByLabel('合并后个数').inputValue()).toBe(String(wanted))
    expect(await page.locator('.pin-list li').count()).toBe(1)
    await primary(page).click()
    await ended(page)
    expect(await sentence(page).textContent()).toContain(`合并为 ${wanted} 个`)
    await page.getByRole('tab', { name: '清单' }).click()
    await page.locator('.drawer tbody .name-button').first().waitFor()
    expect(await page.locator('.drawer tbody tr[aria-rowindex] td:first-of-type').allTextContents()).not.toContain(forbidden)
    const said = await sentence(page).textContent()
    await page.reload()
    await sentence(page).waitFor({ timeout: 60_000 })
    expect(await sentence(page).textContent()).toBe(said)
  })

  it('takes aims in order, and a road that is drawn where none is; names are judged while they are typed', async () => {
    const { page, complaints } = await answeredPage()
    await page.getByRole('button', { name: '修改条件' }).click()
    await page.locator('.wishes .segments label', { hasText: '按先后' }).click()
    await page.locator('.wishes').getByRole('button', { name: '少变动' }).click()
    await page.getByRole('button', { name: '把“少变动”提前' }).click()
    expect(await page.locator('.aim-order .line-name').allTextContents()).toEqual(['个数少', '少变动', '路程增加少'])
    // From the keyboard alone: Enter takes the map's middle.
    // Stations of communities stand among streets, so that a junction is near; in the order of their names, which are the same in every sample.
    const stations = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/facilities?category=community_service_station&limit=1000')
      const { features } = (await answer.json()) as {
        features: { properties: { name: string }; geometry: { coordinates: [number, number] } }[]
      }
      return features
        .filter(({ properties: { name } }) => name.includes('社区'))
        .sort((a, b) => (a.properties.name < b.properties.name ? -1 : 1))
        .map(({ geometry }) => geometry.coordinates)
    })
    expect(stations.length).toBeGreaterThan(1)
    const enterAt = async (at: [number, number]): Promise<void> => {
      await page.evaluate((center) => {
        const { map } = document.querySelector('.map-canvas') as HTMLElement & { map: MapLibreMap }
        map.jumpTo({ center })
      }, at)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('button', { name: '在地图上画' }).click()
    await page.locator('.map-canvas canvas').first().focus()
    await enterAt(stations[0])
    await page.locator('.merges-task [role=status]', { hasText: '已有 1 个点' }).waitFor()
    await enterAt([stations[1][0] + 0.01, stations[1][1]])
    await page.keyboard.press('Backspace')
    await enterAt(stations[1])
    await page.getByRole('button', { name: '完成' }).click()
    expect(await page.locator('.pin-road').allTextContents()).toEqual(['新路 1'])
    await onMap(page, 'merge-road').toBeGreaterThan(0)
    const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/merges'))
    await primary(page).click()
    const body = (await asked).postDataJSON()
    expect(body).toMatchObject({ order: ['few_units', 'little_change', 'little_travel'] })
    expect(body).not.toHaveProperty('weights')
    expect(body.roads).toHaveLength(1)
    for (const [end, station] of [stations[0], stations[1]].entries())
      for (const axis of [0, 1]) expect(body.roads[0].line[end][axis]).toBeCloseTo(station[axis], 6)
    await ended(page)
    expect(await page.locator('.headline').textContent()).toContain('假设有 1 条现在没有的路、桥')

    await page.getByRole('tab', { name: '清单' }).click()
    await page.locator('.drawer tbody .name-button').first().click()
    const other = await page.evaluate(async () => {
      const answer = await fetch('/api/v1/divisions?level=village&geometry=none&limit=1000')
      const villages = (await answer.json()).features.map((each: { properties: { name: string } }) => each.properties)
      return villages[villages.length - 1].name as string
    })
    await page.getByRole('textbox', { name: /的新名称$/ }).fill(other)
    await page.locator('.name-faults', { hasText: '县内重名' }).waitFor()
    await page.getByRole('textbox', { name: /的新名称$/ }).fill('第三村')
    await page.locator('.name-faults', { hasText: '只是序号' }).waitFor()
    await page.getByRole('textbox', { name: /的新名称$/ }).fill('凤凰梧桐村')
    await page.locator('.group-actions .hint', { hasText: '不重名' }).waitFor()
    await page.getByRole('textbox', { name: /的新名称$/ }).fill('')
    expect(complaints).toEqual([])
    // The others ask as before.
    await page.getByRole('button', { name: '修改条件' }).click()
    await page.getByRole('button', { name: '去掉 新路 1' }).click()
    await page.locator('.wishes .segments label', { hasText: '权衡' }).click()
    await primary(page).click()
    await ended(page)
  })

  it('notes on the spot what speaks against a merge, and keeps to it from then on', async () => {
    const { page } = await answeredPage()
    await page.getByRole('tab', { name: '清单' }).click()
    const name = (await page.locator('.drawer tbody .name-button').first().textContent())!
    await page.locator('.drawer tbody .name-button').first().click()
    await page.locator('.unit-facts summary').click()
    await page.locator('.unit-facts select').selectOption({ label: name })
    await page.locator('.facts-ticks label', { hasText: '有历史积怨' }).click()
    await page.locator('.facts-form').getByRole('button', { name: '保存' }).click()
    await page.getByText('已记下,下次提出时生效').waitFor()
    await page.getByRole('button', { name: '修改条件' }).click()
    await page.locator('.merges-task .segments label', { hasText: '由程序权衡' }).click()
    await primary(page).click()
    await ended(page)
    await page.getByRole('tab', { name: '清单' }).click()
    await page.locator('.tab-tools .segments label', { hasText: '全部' }).click()
    const row = page.locator('.drawer tbody tr[aria-rowindex]', { hasText: name }).first()
    await row.locator('.name-button').click()
    await page.locator('.group-actions li', { hasText: '不合并:有历史积怨' }).waitFor()
    await page.locator('.tab-tools .segments label', { hasText: '只看合并的' }).click()
  })

  it('prints a report: the requirement, the map, every merge with its reasons, what to tick and sign', async () => {
    const { page, context, complaints } = await openPageOf(served, 'admin', served.app.adminPassword)
    const answered = (await answeredPage()).page
    const mergeId = new URLSearchParams(new URL(answered.url()).hash.slice(1)).get('merge')
    const will = answered.locator('.checklist li', { hasText: '村民会议讨论同意' })
    await will.locator('summary').click()
    const note = will.getByRole('button', { name: '记下' })
    await will.locator('.segments label').first().click()
    expect(await note.isDisabled()).toBe(true)
    await will.locator('input[lang]').fill('会议纪要 2026-3')
    await note.click()
    await will.locator('.promise-kept', { hasText: '会议纪要 2026-3' }).waitFor()
    expect(await findingsOf(answered)).toEqual([])
    expect(strangeWords((await ownWords(answered)).replace(accountName, ''), 'zh')).toEqual([])
    await page.goto(`${url}/#mergeReport=${mergeId}`)
    await page.locator('.merge-report').waitFor({ timeout: 60_000 })
    expect(await page.locator('.guard').textContent()).toContain('强迫农民上楼')
    expect(await page.locator('.merge-report-map .merged').count()).toBeGreaterThan(0)
    expect(await page.locator('.checklist-table tbody tr').count()).toBe(5)
    expect(await page.locator('.report-list').first().locator('tbody tr').count()).toBe(
      await page.locator('.merge-report-map .merged').count(),
    )
    expect(await page.locator('.checklist-table tr', { hasText: '村民会议' }).textContent()).toContain('会议纪要 2026-3')
    expect(strangeWords(await ownWords(page), 'zh')).toEqual([])
    expect(await findingsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes a proposal into a plan, with another name', async () => {
    const { page } = await answeredPage()
    await page.getByRole('tab', { name: '清单' }).click()
    await page.locator('.drawer tbody .name-button').first().click()
    await page.getByLabel(/的新名称$/).fill('同心村')
    await page.locator('.drawer tbody', { hasText: '同心村' }).waitFor()
    await primary(page).click()
    await page.waitForFunction(() => location.hash.includes('panel=redraw') && location.hash.includes('plan='))
    const planId = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('plan')
    const plan = await page.evaluate(async (id) => (await fetch(`/api/v1/plans/${id}`)).json(), planId)
    expect(plan).toMatchObject({ kind: 'village_adjust', name: `${county.name}合村` })
    const diff = await page.evaluate(async (id) => (await fetch(`/api/v1/plans/${id}/diff`)).json(), planId)
    expect(diff.divisions.map(({ after }: { after: { name: string } | null }) => after?.name)).toContain('同心村')
  })

  it('changes the rules into a new version, and only with a source', async () => {
    const { page, context } = await open()
    await page.locator('.merges-task select').first().selectOption('sichuan_2019')
    await page.getByRole('button', { name: '修改规则' }).click()
    const editor = page.locator('.rules-editor')
    await editor.locator('fieldset').first().locator('.number-input input').first().fill('800')
    const save = editor.getByRole('button', { name: '存为新版本' })
    expect(await save.isDisabled()).toBe(true)
    await editor.locator('fieldset').first().locator('.source-line input').first().fill('本县2020年方案')
    await save.click()
    await page.getByText('第 2 版').waitFor()
    expect(await page.locator('.rule-table tbody tr').first().textContent()).toContain('800')
    await context.close()
  })

  it('says which villages stand in the way of too few', async () => {
    const { page, context } = await open()
    await fillIn(page)
    await page.locator('.merges-task .segments label', { hasText: '指定个数' }).click()
    await page.getByLabel('合并后个数').fill('1')
    await primary(page).click()
    await ended(page)
    expect(await sentence(page).textContent()).toBe('没有符合要求的方案')
    expect(await page.locator('.headline').textContent()).toMatch(/按规则至少要留 \d+ 个/)
    await page.locator('.frontier-table tbody tr').first().waitFor()
    await context.close()
  })

  it.each([
    ['zh', 1440],
    ['en', 1440],
    ['en', 390],
  ] as const)('is in one language and finds no fault with axe: %s, %d wide', async (language, width) => {
    const { page, context } = await open(`?lang=${language}`, { width, height: width < 768 ? 844 : 900 })
    const check = async (): Promise<void> => {
      const words = (await ownWords(page)).replace(accountName, '')
      expect(strangeWords(words, language)).toEqual([])
      expect(await findingsOf(page)).toEqual([])
    }
    await page.locator('.wishes .segments label').nth(1).click()
    await page.locator('.merges-task .push', { hasText: /在地图上画|Draw on the map/ }).click()
    await check()
    await page.locator('.wishes .segments label').first().click()
    await fillIn(page)
    await primary(page).click()
    await ended(page)
    await check()
    await context.close()
  })
})
