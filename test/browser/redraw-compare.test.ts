import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium } from './chromium.ts'
import { ask, newPlanPage, type Village, villagesOf } from './redraw-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000

describe.skipIf(executable === null)('coverage before and after a plan', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let villages: Village[]

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    villages = await villagesOf(url)
  })
  afterAll(() => served?.stop())

  it('says what to do first, what went wrong, and who of each changed village is covered on both sides', async () => {
    const { page, context, plan } = await newPlanPage(served, '覆盖前后')
    await page.getByRole('tab', { name: '比较' }).click()
    const section = page.locator('.compare-coverage')
    await section.getByText('没有区划换边界').waitFor()

    const [village] = villages
    await ask(page, 'POST', `/plans/${plan.id}/changes`, {
      baseVersion: 0,
      operations: [{ op: 'split', divisionId: village.id, line: { type: 'LineString', coordinates: village.across } }],
    })
    const compute = section.getByRole('button', { name: '计算前后覆盖' })
    await compute.waitFor({ timeout: 30_000 })
    await section.getByRole('combobox', { name: '看哪些设施' }).selectOption({ label: '小学' })
    await section.getByRole('combobox', { name: '时间' }).selectOption({ label: '10 分' })

    const problem = { type: '/problems/internal', title: '', status: 500, detail: 'broken for once' }
    await page.route('**/api/v1/coverage', (route) => route.fulfill({ status: 500, json: problem }), { times: 1 })
    await compute.click()
    await section.getByText('broken for once').waitFor()

    const asked: { plan?: string; planVersion?: number; categories: string[]; minutes: number }[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/coverage')) asked.push(request.postDataJSON())
    })
    await compute.click()
    const rows = section.locator('.coverage-table tbody tr')
    await rows.first().waitFor({ timeout: 60_000 })
    expect(asked).toMatchObject([
      { categories: ['primary_school'], minutes: 10 },
      { plan: plan.id, planVersion: 1 },
    ])
    expect(asked[0].plan).toBeUndefined()
    const told = await rows.evaluateAll((list) =>
      list.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent ?? '')),
    )
    expect(told).toHaveLength(3)
    const [ended, ...parts] = told
    expect(ended[0]).toBe(village.name)
    expect(ended[2]).toBe('撤销')
    expect(parts.map(([, before]) => before)).toEqual(['新设', '新设'])
    // Whoever was covered before is covered after, in one part or the other.
    const people = (cell: string): number[] =>
      (/(\d[\d,]*) \/ (\d[\d,]*) 人/.exec(cell) ?? []).slice(1).map((number) => Number(number.replace(',', '')))
    const [covered, all] = people(ended[1])
    const sums = parts.map(([, , after]) => people(after)).reduce(([a, b], [c, d]) => [a + c, b + d])
    expect(Math.abs(sums[0] - covered)).toBeLessThanOrEqual(1)
    expect(Math.abs(sums[1] - all)).toBeLessThanOrEqual(1)
    await context.close()
  })
})
