import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { facilityCategories } from '#planning/types'
import { apiClient } from '../helpers/api-client.ts'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { ask, clinicIn15, pageWords, patience } from './coverage-page.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'

const executable = findChromium()
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length

describe.skipIf(executable === null)('the printable report', { timeout: patience * 2 }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  async function openReport(hash: string, language = '') {
    const opened = await openPage(served.browser, `${url}/${language}${hash}`, { width: 1000, height: 1200 })
    await opened.page.locator('main[data-ready=true]').waitFor({ timeout: patience })
    return opened
  }

  it.each([
    ['one kind of facility', ['clinic_station'], ''],
    ['one kind of facility, in English', ['clinic_station'], '?lang=en'],
    ['every kind there is', facilityCategories, ''],
    ['every kind there is, in English', facilityCategories, '?lang=en'],
  ])('of a community is exactly one A4 page: %s', async (_, categories, language) => {
    const result = await apiClient(url).coverage({ categories, minutes: 15 })
    const village = result.divisions
      .filter((row: { level: string }) => row.level === 'village')
      .sort((a: { population: number }, b: { population: number }) => b.population - a.population)[0]
    const { page, context, complaints } = await openReport(`#report=${result.id}&division=${village.divisionId}`, language)
    expect(await page.locator('.report h1').textContent()).toContain(village.name)
    expect(await page.locator('.report-map img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(
      1500,
    )
    expect(await page.locator('.report-table').first().textContent()).toContain(language ? 'Community clinic' : '社区卫生服务站')
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says what was asked, how certain the standards are, and what it rests on', async () => {
    const result = await apiClient(url).coverage({
      categories: ['clinic_station', 'kindergarten'],
      minutes: 10,
      counted: 'planned',
    })
    const { page, context } = await openReport(`#report=${result.id}`)
    const text = await page.locator('.report').textContent()
    for (const part of [
      '步行 10 分钟内',
      '规划和在建设施已计入',
      '示例数据',
      `版本 ${result.revision}`,
      '未核验',
      '引用',
      'GB 50180',
      '方法与局限',
    ])
      expect(text).toContain(part)
    const { population, coveredPopulation } = result.totals
    expect(text).toContain(Math.round(population - coveredPopulation).toLocaleString('en'))
    await context.close()
  })

  it('of a county lists its towns and communities over a few pages, each once', async () => {
    const result = await apiClient(url).coverage({ categories: ['clinic_station'], minutes: 15 })
    const { page, context } = await openReport(`#report=${result.id}`)
    const listed = await page.locator('.report-long tbody tr').count()
    const expected = result.divisions.filter((row: { level: string }) => ['town', 'village'].includes(row.level)).length
    expect(listed).toBe(expected)
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pages).toBeGreaterThanOrEqual(2)
    expect(pages).toBeLessThanOrEqual(4)
    await context.close()
  })

  it('opens from the answer, about the division that is selected', async () => {
    const village = await someDivision(url, 'village')
    const { page, context } = await openPage(served.browser, `${url}/${clinicIn15}&division=${village.id}`)
    await ask(page)
    const [report] = await Promise.all([context.waitForEvent('page'), page.locator('.next-steps a').click()])
    await report.locator('main[data-ready=true]').waitFor({ timeout: patience })
    expect(await report.locator('.report h1').textContent()).toContain(village.name)
    await report.getByRole('link', { name: '回到地图' }).click()
    await report.locator('.headline .sentence').waitFor({ timeout: patience })
    await context.close()
  })

  it('has nothing against it by WCAG 2.2, and speaks one language at a time', async () => {
    const result = await apiClient(url).coverage({ categories: ['clinic_station', 'market'], minutes: 15 })
    const { page, context } = await openReport(`#report=${result.id}`, '?lang=en')
    expect(await findingsOf(page)).toEqual([])
    expect((await pageWords(page)).match(/[㐀-鿿]+/g)).toBeNull()
    await context.close()
  })

  it('says so when the run is no more', async () => {
    const { page, context } = await openPage(served.browser, `${url}/#report=00000000-0000-4000-8000-000000000000`)
    await page.getByText('结果已经不在了').waitFor()
    await context.close()
  })
})
