import type { Page } from 'playwright-core'
import type { CoverageResult } from '#contract/coverage'
import { mapIdle } from './map-of-page.ts'

export const patience = 90_000
export const clinicIn15 = '#categories=clinic_station&minutes=15'

/** Presses the primary button and waits for the answer. */
export async function ask(page: Page): Promise<void> {
  await page.locator('.task-foot .push.primary').click()
  await answered(page)
}

/** Waits for an answer and for the map to have drawn it. */
export async function answered(page: Page): Promise<void> {
  await page.locator('.progress-line').waitFor({ state: 'detached', timeout: patience })
  await page.locator('.headline .sentence').waitFor({ timeout: patience })
  await mapIdle(page)
}

/** The fields of the page's address, once it names a result. */
export async function addressFields(page: Page): Promise<URLSearchParams> {
  await page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).has('result'))
  return new URLSearchParams(new URL(page.url()).hash.slice(1))
}

/** The result that the page's address names, as the service tells it. */
export async function resultOf(url: string, page: Page): Promise<CoverageResult> {
  const id = (await addressFields(page)).get('result')
  return (await (await fetch(`${url}/api/v1/coverage/${id}`)).json()) as CoverageResult
}

/** The text of a column of the table in sight, from the top. */
export function columnTexts(page: Page, column: number): Promise<string[]> {
  return page
    .locator(`.data-table tbody tr[aria-rowindex] > :nth-child(${column})`)
    .evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? '').trim()))
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
