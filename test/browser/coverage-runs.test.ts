import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient } from '../helpers/api-client.ts'
import { startApp } from '../helpers/start-app.ts'
import { findChromium, openPage } from './chromium.ts'
import {
  addressFields,
  answered,
  ask,
  clinicIn15,
  columnTexts,
  holdJobs,
  numberIn,
  patience,
  resultOf,
  shareCoveragePage,
} from './coverage-page.ts'
import { drawnFeatures, mapIdle } from './map-of-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const gone = '00000000-0000-4000-8000-000000000000'

describe.skipIf(executable === null)('runs of coverage', { timeout: patience * 2 }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  const openAt = shareCoveragePage(() => served)

  it('compares with an earlier run: totals, divisions, map; swapped, left, and from a link', async () => {
    const { page, context, complaints } = await openPage(
      served.browser,
      `${url}/#categories=clinic_station&minutes=10&tab=compare`,
    )
    await ask(page)
    const { id } = await resultOf(url, page)
    await page.getByRole('button', { name: '修改条件' }).click()
    await page.locator('.segments label', { hasText: '15 分' }).click()
    await page.locator('.task-foot .push.primary').click()
    await page.locator('.sentence', { hasText: '15 分钟' }).waitFor({ timeout: patience })
    const now = await resultOf(url, page, id)
    await page.getByRole('combobox', { name: '与之比较' }).selectOption({ index: 2 })
    await page.locator('.compare-sides').waitFor()
    const fields = await page.waitForFunction(() => {
      const hash = new URLSearchParams(location.hash.slice(1))
      return hash.get('compare') && hash.get('shading') === 'change' ? hash.get('compare') : null
    })
    const earlier = await apiClient(url).get(`coverage/${await fields.jsonValue()}`)
    const gain = now.totals.coveredPopulation - earlier.body.totals.coveredPopulation
    expect(gain).toBeGreaterThan(0)
    expect(await page.locator('.compare-who').textContent()).toContain(`+${Math.round(gain).toLocaleString('en')}`)
    await mapIdle(page)
    expect(await drawnFeatures(page, 'change')).toBeGreaterThan(5)
    await page.locator('.legend', { hasText: '覆盖率变化' }).waitFor()
    const gains = (await columnTexts(page, 6)).map(numberIn)
    expect(gains).toEqual([...gains].sort((a, b) => b - a))
    const link = page.url()

    await page.getByRole('button', { name: '前后对调' }).click()
    await page.locator('.sentence', { hasText: '10 分钟' }).waitFor({ timeout: patience })
    await page.locator('.compare-who', { hasText: '−' }).waitFor()
    expect((await columnTexts(page, 6)).map(numberIn)[0]).toBe(-gains[0])
    await page.getByRole('button', { name: '结束比较' }).click()
    await page.locator('.compare-sides').waitFor({ state: 'detached' })
    await mapIdle(page)
    expect(await drawnFeatures(page, 'change')).toBe(0)
    expect(complaints).toEqual([])
    await context.close()

    const other = await openPage(served.browser, link)
    await other.page
      .locator('.compare-who', { hasText: `+${Math.round(gain).toLocaleString('en')}` })
      .waitFor({ timeout: patience })
    await other.context.close()
  })

  it('sets now against the plan, as the answer’s own line offers', async () => {
    const { page } = await openAt(clinicIn15)
    await ask(page)
    const { comparison } = await resultOf(url, page)
    await page.getByRole('button', { name: '现状与规划' }).click()
    const gain = Math.round(comparison!.planned.coveredPopulation - comparison!.now.coveredPopulation)
    await page.locator('.compare-who', { hasText: `+${gain.toLocaleString('en')}` }).waitFor()
    await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get('compare') === 'planned')
    await page.getByRole('combobox', { name: '看哪些' }).selectOption({ label: '上升' })
    for (const text of await columnTexts(page, 6)) expect(numberIn(text)).toBeGreaterThan(0)
  })

  it('says that a run is no more, whether to be shown or compared with, and goes on', async () => {
    const { page, context } = await openPage(served.browser, `${url}/${clinicIn15}&result=${gone}`)
    await page.locator('.problem', { hasText: '链接里的结果已经不在了' }).waitFor()
    await ask(page)
    const id = (await addressFields(page)).get('result')
    await context.close()
    const other = await openPage(served.browser, `${url}/#result=${id}&compare=${gone}&tab=compare&shading=change`)
    await other.page.getByText('要比较的那次结果已经不在了').waitFor()
    await other.page.locator('.headline .sentence').waitFor()
    expect(new URLSearchParams(new URL(other.page.url()).hash.slice(1)).get('compare')).toBeNull()
    await other.context.close()
  })

  it('shows a problem as what happened, where, and what to do', async () => {
    const { page } = await openAt('#panel=coverage&within=no-such-place')
    await page.locator('.task-foot .push.primary').click()
    const problem = page.locator('.task-foot .problem')
    await problem.waitFor()
    expect((await problem.locator('p').allTextContents()).length).toBeGreaterThanOrEqual(3)
    expect(await problem.textContent()).toContain('no-such-place')
  })

  it('cancels on the server, and keeps the last answer', async () => {
    const { page } = await openAt(clinicIn15)
    await ask(page)
    const sentence = await page.locator('.sentence').textContent()
    await page.getByRole('button', { name: '修改条件' }).click()
    await page.locator('.minutes-input input').fill('37')
    const held = await holdJobs(page)
    await page.locator('.task-foot .push.primary').click()
    await page.locator('.progress', { hasText: '30%' }).waitFor()
    expect(held.cancelled()).toBe(false)
    await page.locator('.progress-line button').click()
    await page.getByText('已取消计算;下面仍是上一次的结果').waitFor()
    await expect.poll(held.cancelled).toBe(true)
    await page.getByRole('button', { name: '结果', exact: true }).click()
    expect(await page.locator('.sentence').textContent()).toBe(sentence)
  })

  it('waits out a lost connection in the middle of a run, says so, and takes the answer', async () => {
    const { page } = await openAt('#categories=market&minutes=13')
    const held = await holdJobs(page)
    await page.locator('.task-foot .push.primary').click()
    await page.locator('.progress', { hasText: '30%' }).waitFor()
    held.say('nothing')
    await page.locator('.progress-line [role=status]', { hasText: '连接中断,正在重试' }).waitFor()
    expect(await page.locator('.task-foot .problem').count()).toBe(0)
    held.say({ state: 'running', progress: 0.8 })
    await page.locator('.progress', { hasText: '80%' }).waitFor()
    expect(await page.locator('.progress-line [role=status]').textContent()).not.toContain('连接中断')
    held.say({ state: 'done', progress: 1, result: { id: await held.resultId() } })
    await answered(page)
    expect((await addressFields(page)).get('result')).toBe(await held.resultId())
  })

  it('believes the service about what became of a job: failed, with why and the way to ask again', async () => {
    const { page } = await openAt('#categories=market&minutes=12')
    const held = await holdJobs(page)
    await page.locator('.task-foot .push.primary').click()
    await page.locator('.progress', { hasText: '30%' }).waitFor()
    held.say('nothing')
    await page.locator('.progress-line [role=status]', { hasText: '连接中断' }).waitFor()
    const problem = {
      type: '/problems/unavailable',
      title: 'x',
      status: 503,
      detail: 'The service was stopped in the middle of this job.',
    }
    held.say({ state: 'failed', problem })
    await page.locator('.task-foot .problem', { hasText: problem.detail }).waitFor()
    await page.unrouteAll()
    await ask(page)
  })

  it('goes on with a service that was killed while it was asked, and started again', async () => {
    const first = await startApp()
    const { page, context } = await openPage(served.browser, `${first.url}/#categories=police&minutes=14`)
    await page.locator('.task-foot .push.primary').waitFor()
    await mapIdle(page)
    // The question is on its way when the service dies.
    let dead: (() => void) | null = null
    await page.route('**/api/v1/coverage', async (route) => {
      await new Promise<void>((resolve) => {
        dead = resolve
      })
      await route.continue()
    })
    await page.locator('.task-foot .push.primary').click()
    await expect.poll(() => dead !== null).toBe(true)
    await first.kill()
    dead!()
    await page.locator('.progress-line [role=status]', { hasText: '连接中断' }).waitFor({ timeout: 30_000 })
    await page.unrouteAll()
    const second = await startApp({ FANGYUAN_DATA: first.dataFolder, PORT: new URL(first.url).port })
    await answered(page)
    expect((await addressFields(page)).get('minutes')).toBe('14')
    await context.close()
    await second.stop()
  })
})
