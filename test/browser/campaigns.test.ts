import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Campaign } from '#contract/campaigns/campaign-answer'
import type { Plan } from '#contract/plans'
import { peopleOf } from '../helpers/plan-makers.ts'
import { findingsOf } from './axe.ts'
import { findChromium, openPage, type WatchedPage } from './chromium.ts'
import { drawnFeatures, mapIdle } from './map-of-page.ts'
import { ownWords, strangeWords } from './one-language.ts'
import { ask, onScreen, openPageOf } from './redraw-page.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'
import { changeAddress, sharePage } from './shared-page.ts'

type MapElement = HTMLElement & { map: MapLibreMap }
type Town = Awaited<ReturnType<typeof someDivision>>

const executable = findChromium()
const patience = 150_000
/** Stands on the page of who is signed in, whatever the language. */
const accountName = /\badmin\b/g
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

describe.skipIf(executable === null)('campaigns on the page', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let towns: Town[]

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    towns = [await someDivision(url, 'town', 0), await someDivision(url, 'town', 1), await someDivision(url, 'town', 2)]
    await peopleOf(url, { viewer: { role: 'viewer' } })
  })
  afterAll(() => served?.stop())

  const open = async (query = '', size: { width?: number; height?: number } = {}): Promise<WatchedPage> => {
    const watched = await openPageOf(served, 'admin', served.app.adminPassword, size)
    await watched.page.goto(`${url}/${query}#panel=redraw&campaign=all`)
    await watched.page.locator('.task-foot .push.primary').waitFor({ timeout: 60_000 })
    return watched
  }
  const sharedPage = sharePage(() => open())

  const wave = (page: Page, place: number) => page.locator('.wave-card').nth(place)
  const campaignOf = (page: Page): Promise<Campaign> =>
    ask(page, 'GET', `/campaigns/${new URLSearchParams(new URL(page.url()).hash.slice(1)).get('campaign')}`)
  /** What the map draws after a fetch; on a busy machine it takes its time. */
  const onMap = (page: Page, layer: string) => expect.poll(() => drawnFeatures(page, layer), { timeout: 30_000 })

  /** A campaign of two waves, with a plan of one town in the first, which is late, and nothing in the second but a place. */
  async function makeCampaign(page: Page, name: string): Promise<{ campaign: Campaign; plan: Plan }> {
    const plan = await ask<Plan>(page, 'POST', '/plans', { name: `${name}的方案`, kind: 'village_adjust', scope: towns[0].id })
    const campaign = await ask<Campaign>(page, 'POST', '/campaigns', {
      name,
      waves: [
        {
          name: '先行',
          kind: 'pilot',
          fromDay: day(-9),
          dueDay: day(-2),
          quota: { what: 'village', rounds: [{ proposed: 1, advised: 0 }] },
        },
        { name: '跟进', kind: 'rollout', fromDay: day(-1), dueDay: day(50), areas: [towns[1].id] },
      ],
    })
    const waveId = campaign.waves[0].id
    await ask(page, 'POST', `/campaigns/${campaign.id}/plans`, { baseVersion: 1, waveId, planIds: [plan.id] })
    return { campaign, plan }
  }
  async function openCampaign(page: Page, id: string): Promise<void> {
    await changeAddress(page, `#panel=redraw&campaign=${id}`)
    await page.locator('.campaign-head').waitFor({ timeout: 60_000 })
  }

  it('asks visitors to sign in, and shows viewers the campaigns alone, to be read', async () => {
    const { page, context } = await openPage(served.browser, `${url}/#campaign=all`)
    await page.locator('.redraw').getByRole('button', { name: '登录' }).waitFor({ timeout: 60_000 })
    expect(await page.locator('.plan-list').count()).toBe(0)
    await context.close()
    const { campaign } = await makeCampaign((await sharedPage()).page, '给人看的')
    const reading = await openPageOf(served, 'viewer', 'a-long-password-1')
    await reading.page.goto(`${url}/#panel=redraw`)
    await reading.page.locator('.plan-item', { hasText: '给人看的' }).click({ timeout: 60_000 })
    await reading.page.locator('.wave-plans').waitFor()
    expect(reading.page.url()).toContain(campaign.id)
    expect(await reading.page.locator('.segments').count()).toBe(0)
    await reading.page.locator('.wave-plans button').first().click()
    for (const name of ['打开方案', '移出行动', '放入方案', '修改', '加一批', '结束行动'])
      expect([name, await reading.page.getByRole('button', { name }).count()]).toEqual([name, 0])
    expect(reading.complaints).toEqual([])
    await reading.context.close()
  })

  it('is begun, takes plans into waves, moves them, keeps days and quotas, and tells who did what', async () => {
    const { page, complaints, hosts } = await sharedPage()
    const plans = await Promise.all(
      towns
        .slice(0, 2)
        .map(({ id, name }) => ask<Plan>(page, 'POST', '/plans', { name: `${name}试划`, kind: 'village_adjust', scope: id })),
    )
    await changeAddress(page, '#panel=redraw')
    await page.locator('.segments label', { hasText: '改革行动' }).click()
    await page.getByRole('button', { name: '新建改革行动' }).click()
    await page.getByLabel('名称', { exact: true }).fill('两项改革')
    await page.getByRole('button', { name: '新建并打开' }).click()
    await wave(page, 1).waitFor()
    await wave(page, 0).getByRole('button', { name: '放入方案' }).click()
    for (const { name } of plans) await wave(page, 0).locator('.tick', { hasText: name }).click()
    await wave(page, 0).getByRole('button', { name: '放入这一批' }).click()
    await expect.poll(() => wave(page, 0).locator('.wave-plans li').count(), { timeout: 30_000 }).toBe(2)
    expect((await campaignOf(page)).waves[0].planIds.toSorted()).toEqual(plans.map(({ id }) => id).toSorted())

    await wave(page, 0).locator('.wave-plans button', { hasText: plans[1].name }).click()
    await wave(page, 0).locator('.wave-plans select').selectOption({ label: '推广' })
    await expect.poll(() => wave(page, 1).locator('.wave-plans li').count(), { timeout: 30_000 }).toBe(1)
    expect((await campaignOf(page)).waves.map(({ planIds }) => planIds)).toEqual([[plans[0].id], [plans[1].id]])

    await wave(page, 0).getByRole('button', { name: '修改' }).click()
    const form = wave(page, 0).locator('.wave-form')
    await form.getByLabel('截止').fill(day(-1))
    // The days do not fit each other yet.
    expect(await form.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await form.getByLabel('开始').fill(day(-30))
    await form.locator('select').selectOption('village')
    expect(await form.getByLabel('第二轮 上报').isDisabled()).toBe(true)
    await form.getByLabel('第一轮 上报').fill('1')
    await form.getByRole('combobox', { name: '加一个地方' }).fill(towns[2].code)
    await form.locator('[role=option]').first().click()
    await form.getByRole('button', { name: '保存' }).click()
    await wave(page, 0).locator('.quota-line').waitFor()
    const villages = await page.evaluate(
      async (ids) => {
        const answer = await fetch('/api/v1/divisions?level=village&geometry=none&limit=1000')
        const { features } = (await answer.json()) as { features: { properties: { parentId: string; kind: string } }[] }
        return features.filter(({ properties: { parentId, kind } }) => kind === 'village' && ids.includes(parentId)).length
      },
      [towns[0].id, towns[2].id],
    )
    expect(await wave(page, 0).locator('.quota-line').textContent()).toContain(`还多 ${villages - 1} 个`)
    expect(await wave(page, 0).locator('.wave-days').textContent()).toContain('2 项逾期')
    await page.locator('.campaign-events summary').click()
    await page.locator('.campaign-events li').nth(3).waitFor()
    const events = await page.locator('.campaign-events li').allTextContents()
    expect(events.map((text) => /^(批次改为|把|新建行动)/.exec(text)?.[1])).toEqual(['批次改为', '把', '把', '新建行动'])
    expect(complaints).toEqual([])
    expect([...hosts]).toEqual([new URL(url).host])
  })

  it('shows on the map where it works and how far, in step with the table; figures beside; and comes back from its link', async () => {
    const { page } = await sharedPage()
    const { campaign, plan } = await makeCampaign(page, '挂图的')
    await openCampaign(page, campaign.id)
    await mapIdle(page)
    await onMap(page, 'campaign-fill').toBeGreaterThan(1)
    await onMap(page, 'campaign-late').toBeGreaterThan(0)
    const texts = await page.evaluate(async () => {
      const { map } = document.querySelector('.map-canvas') as MapElement
      const data = (await map.getSource<import('maplibre-gl').GeoJSONSource>('campaign-names')!.getData()) as never as {
        features: { properties: { text: string } }[]
      }
      return data.features.map(({ properties }) => properties.text)
    })
    expect(texts.toSorted()).toEqual([`① ${towns[0].name}\n未开始 · 逾期`, `② ${towns[1].name}\n未开始`].toSorted())
    expect(await page.locator('.legend').textContent()).toContain('逾期(斜线)')
    expect(await page.locator('.campaign-head .sentence').textContent()).toBe('2 项工作,0 项已发布')

    // From the map to the table.
    const chosen = page.locator('.drawer tbody tr.chosen')
    expect(await chosen.count()).toBe(0)
    const [[x, y]] = await onScreen(page, [[towns[0].lon, towns[0].lat]])
    await page.mouse.click(x, y)
    await chosen.waitFor()
    expect(await chosen.textContent()).toMatch(/挂图的的方案未开始\s*逾期/)
    // And back: the row brings the place into view.
    const focus = () =>
      page.evaluate(() => (document.querySelector('.map-canvas') as MapElement).map.getFilter('campaign-focus') as unknown[])
    await page.locator('.wave-plans li.chosen button').first().click()
    await expect.poll(async () => (await focus())[2]).toBe('')
    await page.locator('.drawer tbody .name-button').first().click()
    await expect.poll(async () => (await focus())[2]).toBe(towns[0].id)

    await page.getByRole('tab', { name: '前后对比' }).click()
    const dashboard = await ask<{ all: { table: { what: string; before: number; after: number }[] } }>(
      page,
      'GET',
      `/campaigns/${campaign.id}/dashboard`,
    )
    const row = dashboard.all.table.find(({ what }) => what === 'village')!
    const cells = await page.locator('.before-table tbody tr', { hasText: '建制村' }).first().locator('td').allTextContents()
    expect(cells.slice(0, 3).map((text) => Number(text.replace(',', '')))).toEqual([row.before, row.before, row.after])
    expect(await page.locator('.before-table').textContent()).toContain('−42.0%')
    await page.getByRole('tab', { name: '进度' }).click()
    expect(await page.locator('.progress-rows > li').count()).toBe(2)
    expect(await page.locator('.progress-rows > li').first().textContent()).toContain('1 项逾期')

    // Into the plan and out of it again.
    await page.locator('.wave-plans li.chosen').getByRole('button', { name: '打开方案' }).click()
    await page.locator('.edit-tools').waitFor({ timeout: 60_000 })
    expect(page.url()).toContain(plan.id)
    await onMap(page, 'campaign-fill').toBe(0)
    await page.getByRole('button', { name: '关闭方案' }).click()
    await page.locator('.campaign-head').waitFor({ timeout: 60_000 })
    await page.reload()
    await page.locator('.campaign-head .sentence').waitFor({ timeout: 60_000 })
    expect(await page.locator('.task-head h2').textContent()).toBe('挂图的')
  })

  it('takes over what somebody else changed meanwhile, says so, and says what to do where it cannot be loaded', async () => {
    const { page } = await sharedPage()
    const { campaign } = await makeCampaign(page, '两人的')
    await openCampaign(page, campaign.id)
    await ask(page, 'PATCH', `/campaigns/${campaign.id}`, { baseVersion: 2, name: '别人起的名' })
    await page.getByRole('button', { name: '结束行动' }).click()
    await page.locator('.data-moved', { hasText: '别人刚改过' }).waitFor()
    await page.locator('.task-head h2', { hasText: '别人起的名' }).waitFor()
    expect((await campaignOf(page)).state).toBe('open')
    await page.getByRole('button', { name: '结束行动' }).click()
    await page.getByRole('button', { name: '重新开始' }).waitFor()
    expect(await page.getByRole('button', { name: '放入方案' }).count()).toBe(0)
    expect((await campaignOf(page)).state).toBe('closed')

    await page.route('**/dashboard', (route) => route.abort())
    await page.getByRole('button', { name: '全部行动' }).click()
    await page.locator('.plan-item', { hasText: '别人起的名' }).click()
    await page.locator('.redraw .problem').waitFor()
    await page.unrouteAll()
    await page.locator('.redraw .problem button').click()
    await page.locator('.campaign-head').waitFor()
  })

  it.each([
    ['zh', 1440],
    ['en', 390],
  ] as const)('is in one language and finds no fault with axe: %s, %d wide', async (language, width) => {
    const { page, context } = await open(`?lang=${language}`, { width, height: width < 768 ? 844 : 900 })
    const check = async (): Promise<void> => {
      const words = (await ownWords(page)).replace(accountName, '')
      expect(strangeWords(words, language)).toEqual([])
      expect(await findingsOf(page)).toEqual([])
    }
    const { campaign } = await makeCampaign(page, '看语言的')
    await check()
    await page.locator('.task-foot .push.primary').click()
    await check()
    await openCampaign(page, campaign.id)
    await page.locator('.wave-plans button').first().click()
    await check()
    await page.locator('.wave-card .card-actions').nth(1).locator('button').last().click()
    await page.locator('.wave-form').waitFor()
    for (const tab of await page.locator('.drawer [role=tab]').all()) {
      await tab.click()
      await check()
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
    await context.close()
  })
})
