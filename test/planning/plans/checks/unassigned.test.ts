import { expect, test } from 'vitest'
import { applyOperation } from '#planning/plans/apply-operation'
import { runChecks } from '#planning/plans/checks/run-checks'
import type { PlanOperation } from '#planning/plans/plan-types'
import { drawnPlan } from '../drawn-plan.ts'

const base = drawnPlan('aabbXX\naabbXX\nccddYY\nccddYY', { parents: { a: 'V', b: 'V', c: 'W', d: 'W' }, people: { a: 1, X: 1 } })

const severities = (operation: PlanOperation): string[] => {
  const done = applyOperation(base, operation, () => 'n')
  if (!done.ok) throw new Error(done.reason)
  return runChecks(done.state, { base })
    .filter(({ rule }) => rule === 'unassigned')
    .flatMap(({ findings }) => findings.map(({ severity, divisionIds }) => `${severity} ${divisionIds}`))
}

test('land that had no child before a merge is a warning, land that a plan frees is an error', () => {
  expect(severities({ op: 'merge', divisionIds: ['V', 'X'] })).toContain('warning V')
  expect(severities({ op: 'retire', divisionId: 'a' })).toContain('error V')
  expect(severities({ op: 'retire', divisionId: 'Y' })).toContain('error scope')
})
