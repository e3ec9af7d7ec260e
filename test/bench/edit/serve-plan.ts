import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { toPlanOperation } from '#contract/plan-operations'
import { applyOperations } from '#planning/plans/apply-operation'
import type { MadePlan } from './made-plan.ts'

/** Answers the page's calls about a made plan in the service's place, as an administrator's. */
export async function servePlan(tab: Page, url: string, { planId, map, state: first }: MadePlan): Promise<void> {
  let state = first
  let version = 0
  const scope = state.divisions.get(state.scopeId)!
  const plan = () => ({
    id: planId,
    name: '测量',
    kind: 'village_adjust',
    state: 'draft',
    scope: { id: scope.id, code: scope.code, name: scope.name, level: scope.level },
    author: 'bench',
    effective: '2030-01-01',
    baseRevision: 1,
    isOutdated: false,
    version,
    steps: version,
    undone: 0,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    publishedBy: null,
    publishedRevision: null,
    counts: [],
    checks: { error: 0, warning: 0, info: 0 },
  })
  await tab.context().addCookies([{ name: 'fangyuan_signed_in', value: '1', url }])
  await tab.route('**/api/v1/session', (route) => route.fulfill({ json: { name: 'bench', role: 'administrator', scope: null } }))
  await tab.route('**/api/v1/coverage', (route) => route.abort())
  await tab.route(`**/api/v1/plans/${planId}**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const part = pathname.split(planId)[1]
    if (part === '/map') return route.fulfill({ json: map })
    if (part === '/steps') return route.fulfill({ json: { version, moves: [], steps: [], numberMatched: 0, numberReturned: 0 } })
    if (part === '/events') return route.abort()
    if (part !== '/changes') return route.fulfill({ json: plan() })
    const done = applyOperations(state, route.request().postDataJSON().operations.map(toPlanOperation), randomUUID)
    if (!done.ok)
      return route.fulfill({ status: 422, json: { type: '/problems/edit-refused', status: 422, detail: done.reason } })
    state = done.state
    version++
    return route.fulfill({
      json: { planId, version, step: version, steps: version, undone: 0, changed: [], changes: done.changes },
    })
  })
}
