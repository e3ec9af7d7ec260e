import type { Page, Route } from 'playwright-core'
import type { CoverageResult } from '#contract/coverage'
import type { Job } from '#contract/jobs'
import { openPage, type WatchedPage } from './chromium.ts'
import { mapIdle, mapPlace } from './map-of-page.ts'
import { lookAt } from './redraw-page.ts'
import type { ServedPage } from './serve-page.ts'
import { changeAddress, sharePage } from './shared-page.ts'

export const patience = 150_000
export const clinicIn15 = '#categories=clinic_station&minutes=15'

/**
 * A page that the tests of a block share. The answer opens it at an address of the panel, with the whole county in view and the
 * question to be asked; what was answered before is dropped once it is.
 */
export function shareCoveragePage(served: () => ServedPage): (hash: string) => Promise<WatchedPage> {
  let home: { lon: number; lat: number; zoom: number }
  const sharedPage = sharePage(async () => {
    const watched = await openPage(served().browser, served().app.url)
    await mapIdle(watched.page)
    home = await mapPlace(watched.page)
    return watched
  })
  return async (hash) => {
    const watched = await sharedPage()
    const { page } = watched
    // Where no answer is shown, its tables forget how they were sorted and what was looked for.
    await changeAddress(page, '#panel=data')
    await page.locator('.drawer').waitFor({ state: 'detached' })
    await lookAt(page, [home.lon, home.lat], home.zoom)
    await changeAddress(page, hash)
    await page.locator('.preset, .headline').first().waitFor()
    const change = page.getByRole('button', { name: '修改条件' })
    if (await change.isVisible()) await change.click()
    return watched
  }
}

/** Presses the primary button and waits for the answer. */
export async function ask(page: Page): Promise<void> {
  await page.locator('.task-foot .push.primary').click()
  await answered(page)
}

/** Waits for an answer and for the map to have drawn it. */
export async function answered(page: Page): Promise<void> {
  await page.locator('.progress-line').waitFor({ state: 'detached', timeout: patience })
  await page.locator('.headline .sentence').waitFor({ timeout: patience })
  // The answer stands before its bands are drawn.
  await page.locator('.drawing-bands').waitFor({ state: 'detached', timeout: patience })
  await mapIdle(page)
}

/** The fields of the page's address, once it names a result, another than `before`. */
export async function addressFields(page: Page, before: string | null = null): Promise<URLSearchParams> {
  await page.waitForFunction((old) => {
    const result = new URLSearchParams(location.hash.slice(1)).get('result')
    return result !== null && result !== old
  }, before)
  return new URLSearchParams(new URL(page.url()).hash.slice(1))
}

/** The result that the page's address names, as the service tells it; another than `before`. */
export async function resultOf(url: string, page: Page, before: string | null = null): Promise<CoverageResult> {
  const id = (await addressFields(page, before)).get('result')
  return (await (await fetch(`${url}/api/v1/coverage/${id}`)).json()) as CoverageResult
}

/** The text of a column of the table in sight, from the top; a table that is still being loaded is waited for. */
export async function columnTexts(page: Page, column: number): Promise<string[]> {
  const cells = page.locator(`.data-table tbody tr[aria-rowindex] > :nth-child(${column})`)
  await cells.first().waitFor()
  return cells.evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? '').trim()))
}

/** A number as the page writes it: `12,480`, `−3.2`, `83.1%`. */
export const numberIn = (text: string): number => Number(text.replace(/[,%\s]/g, '').replace('−', '-'))

/** Letters of the page's own words: all text in view but what carries names and texts from the data. */
export function pageWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement
    for (const data of copy.querySelectorAll('.data-name, script, style, [lang="zh-CN"], [lang="en"]')) data.remove()
    const labels = [...copy.querySelectorAll('[aria-label], [title], [placeholder], [alt]')].flatMap((each) =>
      ['aria-label', 'title', 'placeholder', 'alt'].map((name) => each.getAttribute(name) ?? ''),
    )
    return [copy.textContent, ...labels].join('\n')
  })
}

/** What the wire says of a held job: its state, or nothing because the connection is gone. */
export interface HeldJob {
  say(job: Partial<Job> | 'nothing'): void
  /** Id of the answer that the service has all the while. */
  resultId(): Promise<string>
  cancelled(): boolean
}

/**
 * Makes the page's next questions last: the service answers them, but the page is told of a job, and of that job what the test says.
 * While it says nothing, the service cannot be reached at all about jobs and health.
 */
export async function holdJobs(page: Page): Promise<HeldJob> {
  let state: Partial<Job> | 'nothing' = { state: 'running', progress: 0.3 }
  let wasCancelled = false
  let foundId: (id: string) => void
  const id = new Promise<string>((resolve) => {
    foundId = resolve
  })
  const job = (): Job => ({
    id: 'held',
    kind: 'coverage',
    state: 'running',
    progress: 0,
    message: 'computing coverage',
    ...(state as Partial<Job>),
  })
  await page.route('**/api/v1/coverage', async (route) => {
    const answer = await route.fetch()
    const body = await answer.json()
    if (answer.status() === 200) foundId(body.id)
    // The service's own job is followed past the routes below, which would stop the page from doing so.
    else void endOf(page, new URL(`/api/v1/jobs/${body.job.id}`, route.request().url()).href).then(foundId)
    await route.fulfill({ status: 202, json: { job: job() } })
  })
  const onJob = (route: Route): Promise<void> => {
    if (route.request().method() === 'DELETE') {
      wasCancelled = true
      return route.fulfill({ status: 202, json: { ...job(), state: 'cancelled' } })
    }
    if (state === 'nothing' || route.request().url().endsWith('/events')) return route.abort('connectionreset')
    return route.fulfill({ json: job() })
  }
  await page.route('**/api/v1/jobs/**', onJob)
  await page.route('**/api/v1/health', (route) => (state === 'nothing' ? route.abort('connectionreset') : route.continue()))
  return {
    say(next) {
      state = next
    },
    resultId: () => id,
    cancelled: () => wasCancelled,
  }
}

async function endOf(page: Page, address: string): Promise<string> {
  for (;;) {
    const { state, result } = await (await page.request.get(address)).json()
    if (state === 'done') return result.id
    if (state === 'failed' || state === 'cancelled') throw new Error(`got a job that ${state} when expected one that ends well`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
