import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { mapIdle } from './map-of-page.ts'
import { ownWords, strangeWords } from './one-language.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'
import { changeAddress } from './shared-page.ts'

const executable = findChromium()
const patience = 150_000

describe.skipIf(executable === null)('data and words', { timeout: patience }, () => {
  let served: ServedPage
  let url: string

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
  })
  afterAll(() => served?.stop())

  it('lets the administrator in, and reports the rows that an import refused', async () => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=en#panel=data`)
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('.problem').waitFor()
    await page.getByLabel('Password').fill(served.app.adminPassword)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Signed in as admin').waitFor()
    expect(await findingsOf(page)).toEqual([])
    const rows = ['lon,lat,category,name', '104.99,30.30,clinic_station,好的', '104.99,1e9,clinic_station,坏的']
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'two.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await page.getByLabel('Skip rows with errors').check()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.locator('.refusals tbody tr').first().waitFor({ timeout: patience })
    expect(await page.locator('.refusals tbody tr').count()).toBe(1)
    expect(await page.locator('.refusals tbody tr').textContent()).toContain('2')
    await context.close()
  })

  it.each(['zh', 'en'] as const)('speaks one language at a time, but for names from the data: %s', async (language) => {
    const village = await someDivision(url, 'village', 1)
    const { page, context } = await openPage(served.browser, `${url}/?lang=${language}`)
    expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
    const views: [hash: string, until: string][] = [
      ['#panel=browse', '.county-facts'],
      [`#division=${village.id}`, '.time-line li'],
      [`#place=${village.lon},${village.lat}`, '.nearby, .nearby-none'],
      ['#at=2021-06-01', '.time-words'],
      ['#panel=data', '.data-sets'],
    ]
    for (const [hash, until] of views) {
      await changeAddress(page, hash)
      await page.locator(until).first().waitFor({ state: 'attached' })
      await mapIdle(page)
      expect([hash, strangeWords(await ownWords(page), language)]).toEqual([hash, []])
    }
    await page.getByRole('button', { name: language === 'zh' ? 'English' : '中文' }).click()
    await page.waitForFunction((lang) => document.documentElement.lang !== lang, language === 'zh' ? 'zh-CN' : 'en')
    expect(new URL(page.url()).searchParams.get('lang')).toBe(language === 'zh' ? 'en' : 'zh')
    await context.close()
  })
})
