import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, apiClient, type Json, signedIn } from '../helpers/api-client.ts'
import { findingsOf } from './axe.ts'
import { findChromium, openPage } from './chromium.ts'
import { ownWords, strangeWords } from './one-language.ts'
import { type ServedPage, servePage, someDivision } from './serve-page.ts'

const executable = findChromium()
const patience = 150_000
const planner = { name: '王规划', password: '王规划, 很长的口令' }

describe.skipIf(executable === null)('accounts', { timeout: patience }, () => {
  let served: ServedPage
  let url: string
  let admin: ApiClient
  let town: { id: string; name: string; code: string }

  beforeAll(async () => {
    served = await servePage(executable!)
    url = served.app.url
    admin = await signedIn(url)
    town = await someDivision(url, 'town', 1)
    const made = await admin.send('POST', 'accounts', { ...planner, role: 'planner', scope: town.code })
    expect(made.status).toBe(201)
  })
  afterAll(() => served?.stop())

  const dialogOf = (page: Page) => page.getByRole('dialog')
  async function signInAtTop(page: Page, who: { name: string; password: string }): Promise<void> {
    await page.getByRole('button', { name: 'Account', exact: true }).click()
    await dialogOf(page).getByLabel('Name').fill(who.name)
    await dialogOf(page).getByLabel('Password').fill(who.password)
    await dialogOf(page).getByRole('button', { name: 'Sign in' }).click()
    await dialogOf(page).waitFor({ state: 'detached' })
  }
  const asAdmin = () => ({ name: 'admin', password: served.app.adminPassword })

  it('lets somebody sign in and out by the keyboard, and keeps no token where a script could read it', async () => {
    const { page, context, complaints } = await openPage(served.browser, `${url}/?lang=en#panel=coverage`, { map: false })
    const button = page.getByRole('button', { name: 'Account', exact: true })
    await button.focus()
    await page.keyboard.press('Enter')
    await dialogOf(page).getByLabel('Name').fill(planner.name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(planner.password)
    await page.keyboard.press('Enter')
    const known = page.getByRole('button', { name: `Account: ${planner.name}` })
    await known.waitFor()
    await dialogOf(page).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    const kept = await page.evaluate(() => [document.cookie, JSON.stringify(sessionStorage), JSON.stringify(localStorage)])
    expect(kept[0]).toBe('fangyuan_signed_in=1')
    expect(kept.join()).not.toMatch(/[\w-]{43}/)
    // Known again after a reload, without asking for the password.
    await page.reload()
    await known.click()
    expect(await dialogOf(page).locator('.facts').textContent()).toMatch(new RegExp(`Planner.*${town.name}`))
    await page.keyboard.press('Escape')
    await dialogOf(page).waitFor({ state: 'detached' })
    await known.click()
    await dialogOf(page).getByRole('button', { name: 'Sign out' }).click()
    await button.waitFor()
    expect(await page.evaluate(() => document.cookie)).toBe('')
    expect(complaints).toEqual([])
    expect(new URL(page.url()).hash).toContain('panel=coverage')
    await context.close()
  })

  it('says that the password is wrong in the page’s own words', async () => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=zh`, { map: false })
    await page.getByRole('button', { name: '账号', exact: true }).click()
    await dialogOf(page).getByLabel('密码').fill('wrong')
    await dialogOf(page).getByRole('button', { name: '登录' }).click()
    await dialogOf(page).getByRole('alert').getByText('用户名或密码不对').waitFor()
    expect(strangeWords(await ownWords(page), 'zh')).toEqual([])
    await context.close()
  })

  it.each([1440, 390])('makes and revokes a token, and changes the password, %d pixels wide', async (width) => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=en`, {
      map: false,
      width,
      height: width === 390 ? 844 : 900,
    })
    await signInAtTop(page, planner)
    await page.getByRole('button', { name: `Account: ${planner.name}` }).click()
    const dialog = dialogOf(page)
    await dialog.getByRole('tab', { name: 'Tokens' }).click()
    await dialog.getByText('No tokens yet.').waitFor()
    await dialog.getByLabel('What it is for').fill('nightly')
    await dialog.getByLabel('Days').fill('7')
    await dialog.getByRole('button', { name: 'Make a token' }).click()
    const token = (await dialog.locator('.secret code').textContent())!
    const script = apiClient(url, token)
    expect((await script.get('session')).body).toMatchObject({ name: planner.name, scope: { code: town.code } })
    expect(await findingsOf(page)).toEqual([])
    const box = (await dialog.boundingBox())!
    expect([box.x >= 0, box.x + box.width <= width]).toEqual([true, true])
    await dialog.getByRole('button', { name: 'Revoke the token “nightly”' }).click()
    await dialog.getByText('No tokens yet.').waitFor()
    expect(await dialog.locator('.secret').count()).toBe(0)
    expect((await script.get('session')).status).toBe(401)
    await dialog.getByRole('tab', { name: 'Password' }).click()
    const next = `${planner.password} ${width}`
    await dialog.getByLabel('Present password').fill(planner.password)
    await dialog.getByLabel('New password').fill(next)
    await dialog.getByRole('button', { name: 'Change the password' }).click()
    await dialog.getByText('The password is changed.').waitFor()
    expect(await findingsOf(page)).toEqual([])
    planner.password = next
    expect((await (await signedIn(url, planner.name, next)).get('session')).status).toBe(200)
    await context.close()
  })

  it('says that a session has ended, and keeps what was on the page until one has signed in again', async () => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=en#panel=data`, { map: false })
    await signInAtTop(page, asAdmin())
    await page.getByRole('button', { name: 'Add an account' }).click()
    const form = page.getByRole('form', { name: 'Add an account' })
    await form.getByLabel('Name').fill('half-filled')
    await form.getByRole('button', { name: 'Generate' }).click()
    // Another tab signs out: the browser has no session any more.
    await context.clearCookies()
    await form.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('status').getByText('You are no longer signed in').waitFor()
    expect(await form.getByLabel('Name').inputValue()).toBe('half-filled')
    expect(await findingsOf(page)).toEqual([])
    await page.getByRole('status').getByRole('button', { name: 'Sign in again' }).click()
    expect(await dialogOf(page).getByLabel('Name').inputValue()).toBe('admin')
    await dialogOf(page).getByLabel('Password').fill(served.app.adminPassword)
    await dialogOf(page).getByRole('button', { name: 'Sign in' }).click()
    await dialogOf(page).waitFor({ state: 'detached' })
    expect(await form.getByLabel('Name').inputValue()).toBe('half-filled')
    await form.getByRole('button', { name: 'Create' }).click()
    await page.getByText('Hand the password over now').waitFor()
    await context.close()
  })

  it('lets an administrator make an account for a town, change it, give it a new password and disable it', async () => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=en#panel=data`, { map: false })
    await signInAtTop(page, asAdmin())
    await page.getByRole('button', { name: 'Add an account' }).click()
    const form = page.getByRole('form')
    const adding = page.getByRole('form', { name: 'Add an account' })
    await adding.getByLabel('Name').fill('Li.Wei')
    await adding.getByRole('button', { name: 'Generate' }).click()
    await adding.getByRole('combobox', { name: 'Area' }).fill(town.code)
    await page.getByRole('option', { name: town.name }).first().click()
    await adding.getByRole('button', { name: 'Create' }).click()
    const password = (await page.locator('.accounts .secret code').textContent())!
    const session = await signedIn(url, 'Li.Wei', password)
    expect((await session.get('session')).body).toMatchObject({ name: 'Li.Wei', role: 'planner', scope: { id: town.id } })
    await page.locator('.accounts').getByRole('button', { name: 'Close' }).click()

    const line = page.locator('button.account-line').filter({ hasText: /^Li\.Wei/ })
    await line.click()
    await form.getByRole('combobox', { name: 'Role' }).selectOption('reviewer')
    await form.getByRole('button', { name: 'Clear the search' }).click()
    expect(await findingsOf(page)).toEqual([])
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved Li.Wei').waitFor()
    expect(await line.textContent()).toMatch(/Reviewer.*The whole map/)
    expect((await session.get('session')).body).toMatchObject({ role: 'reviewer', scope: null })

    await line.click()
    await form.getByRole('button', { name: 'Set a new password' }).click()
    await form.getByLabel('New password').fill('handed over by word')
    await form.getByRole('button', { name: 'Set a new password' }).click()
    await page.locator('.accounts .secret').waitFor()
    expect((await session.get('session')).status).toBe(401)
    const again = await signedIn(url, 'Li.Wei', 'handed over by word')
    await form.getByRole('button', { name: 'Cancel' }).click()
    await line.click()
    await form.getByRole('button', { name: 'Disable' }).click()
    await line.getByText('Disabled').waitFor()
    expect((await again.get('session')).status).toBe(401)

    await page
      .locator('button.account-line')
      .filter({ hasText: /^admin/ })
      .click()
    await form.getByRole('button', { name: 'Disable' }).click()
    await form.getByRole('alert').getByText('the last administrator').waitFor()
    const { accounts } = (await admin.get('accounts')).body
    expect(accounts.find(({ name }: Json) => name === 'admin').disabled).toBe(false)
    await context.close()
  })

  it.each(['zh', 'en'] as const)('speaks one language at a time about accounts: %s', async (language) => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=en#panel=data`, { map: false })
    await signInAtTop(page, asAdmin())
    await page.goto('about:blank')
    await page.goto(`${url}/?lang=${language}#panel=data`)
    const button = page.locator('.account-button.known')
    // Names of people and of coordinate systems are the same in both.
    const names = /admin|王规划|Li\.Wei|half-filled|GK CM|GK|Web Mercator/g
    const strange = async () => strangeWords((await ownWords(page)).replace(names, ''), language)
    await page.locator('.accounts .account-line').first().click()
    await page.locator('.accounts form').waitFor()
    expect(await strange()).toEqual([])
    await page.locator('.accounts > .push').click()
    expect(await strange()).toEqual([])
    await button.click()
    for (const index of [0, 1, 2]) {
      await dialogOf(page).getByRole('tab').nth(index).click()
      expect([index, await strange()]).toEqual([index, []])
    }
    await context.close()
  })

  it('shows who is no administrator that imports are not theirs', async () => {
    const { page, context } = await openPage(served.browser, `${url}/?lang=en#panel=data`, { map: false })
    await signInAtTop(page, planner)
    await page.getByText('Imports and settings are the administrators’.').waitFor()
    expect(await page.locator('input[type=file], .accounts').count()).toBe(0)
    await context.close()
  })
})
