import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Violation {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

/** What axe-core finds wrong on the page as it stands, by the rules of WCAG 2.2 AA and good practice; one line a finding. */
export async function findingsOf(page: Page): Promise<string[]> {
  // The test's own script, evaluated by the driver, is not held to the page's policy.
  const found = await page.evaluate(
    `${source}; axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: ${JSON.stringify(rules)} } })`,
  )
  const { violations } = found as { violations: Violation[] }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll('\n', ' ')}`),
  )
}
