import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '#contract/plans'
import { findingsOf } from './axe.ts'
import { findChromium } from './chromium.ts'
import { ownWords, strangeWords } from './one-language.ts'
import { ask, clickPlaces, lookAt, openPageOf, openPlan, saved, type Village, villagesOf } from './redraw-page.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000

/** Names of keys and of scientists are the same in both languages, and the account's own is nobody's word. */
const sharedWords = /(?<![A-Za-z])(Shift|Alt|Ctrl|Enter|Delete|Z|admin|Polsby|Popper|Reock)(?![A-Za-z])/g

describe.skipIf(executable === null)('redrawing for everybody', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let village: Village

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    village = (await villagesOf(url))[0]
  })
  afterAll(() => served?.stop())

  async function newPlan(page: Page, language: 'zh' | 'en'): Promise<void> {
    const plan = await ask<Plan>(page, 'POST', '/plans', { name: '无障碍', kind: 'community_adjust' })
    await openPlan(page, url, plan.id, `?lang=${language}`)
  }

  it.each([
    ['zh', 'light'],
    ['en', 'dark'],
  ] as const)('is accessible and speaks one language: %s, %s', async (language, appearance) => {
    const { page, context } = await openPageOf(served, 'admin', served.app.adminPassword)
    await page.emulateMedia({ colorScheme: appearance, reducedMotion: 'reduce' })
    await newPlan(page, language)
    const check = async (what: string): Promise<void> => {
      expect([what, await findingsOf(page)]).toEqual([what, []])
      expect([what, strangeWords((await ownWords(page)).replace(sharedWords, ''), language)]).toEqual([what, []])
    }
    await check('empty')
    await lookAt(page, village.middle, 13)
    await clickPlaces(page, [village.middle])
    await page.locator('.edit-card').first().waitFor()
    await check('chosen')
    await page.keyboard.press('c')
    await clickPlaces(page, village.across)
    await page.keyboard.press('Enter')
    await page.locator('.proposal').waitFor()
    await check('proposal')
    await page.locator('.proposal .push.primary').click()
    await saved(page)
    await page.getByRole('tab').nth(1).click()
    await page.locator('.checks-head').waitFor({ timeout: 30_000 })
    await check('checks')
    await page.getByRole('tab').nth(2).click()
    await page.locator('.comments').waitFor()
    await check('history')
    await page.getByRole('tab').nth(3).click()
    await page.locator('.moves tbody tr').first().waitFor({ timeout: 30_000 })
    await check('compare')
    await page.locator('.compare-coverage .push.primary').click()
    await page.locator('.coverage-table tbody tr').first().waitFor({ timeout: 60_000 })
    await check('coverage')
    await context.close()
  })

  it('is used with a thumb on a phone: tools of 44 pixels above the sheet, and nothing sticks out', async () => {
    const { page, context } = await openPageOf(served, 'admin', served.app.adminPassword, { width: 390, height: 844 })
    await newPlan(page, 'zh')
    const sheet = (await page.locator('.sheet').boundingBox())!
    for (const tool of await page.locator('.edit-tool').all()) {
      const box = (await tool.boundingBox())!
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
      expect(box.y + box.height).toBeLessThanOrEqual(sheet.y)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await findingsOf(page)).toEqual([])
    await context.close()
  })
})
