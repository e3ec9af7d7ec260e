import { expect, test } from 'vitest'
import { codeFaultOf } from '#planning/plans/checks/rules/check-code-form'
import { proposeCode } from '#planning/plans/naming/propose-code'
import type { PlanDivision } from '#planning/plans/plan-types'
import { addedDigits, codeLengths, codeRanges, codeRangesOf, kindOfNumber } from '#planning/rules/division-codes'
import { defaultKind } from '../../../server/formats/rows/division-names.ts'
import { drawnPlan } from '../plans/drawn-plan.ts'

test('no number of a level is kept for two kinds', () => {
  for (const level of ['town', 'village'] as const)
    for (let number = 0; number < 1000; number++) {
      const kinds = codeRanges.filter((range) => range.level === level && range.first <= number && number <= range.last)
      expect(kinds.length).toBeLessThan(2)
      expect(kindOfNumber(level, number)).toBe(kinds[0]?.kind ?? null)
    }
  expect(codeRangesOf('group', 'villager_group')).toEqual([])
})

test('a code that is proposed is well formed, and is read as of its kind', () => {
  for (const { level, kind, first } of codeRanges) {
    const levels = level === 'town' ? (['county', 'town'] as const) : (['town', 'village'] as const)
    const state = drawnPlan('A', { levels, codes: { A: 'else' } })
    const parent = state.divisions.get('scope')!
    const division: PlanDivision = { ...state.divisions.get('A')!, kind, id: 'new' }
    const code = proposeCode({ ...state, children: new Map() }, parent, division)
    expect(codeFaultOf({ ...division, code }, parent)).toBeNull()
    expect(defaultKind(level, code, '')).toBe(kind)
    // Of a kind with several ranges, the first is used.
    expect(code.endsWith(String(codeRangesOf(level, kind)[0].first).padStart(3, '0'))).toBe(true)
    expect(codeFaultOf({ ...division, code: `${parent.code}${String(first).padStart(3, '0')}` }, parent)).toBeNull()
    expect(codeFaultOf({ ...division, code: `${parent.code}999` }, parent)).toBe('number_of_kind')
  }
})

test('what a level adds makes one of the lengths that its codes may have', () => {
  let [digits, last] = [2, 0]
  for (const level of ['prefecture', 'county', 'town', 'village', 'group'] as const) {
    digits += addedDigits(level)
    expect(codeLengths[level]).toContain(digits)
    expect(digits).toBeGreaterThan(last)
    last = digits
  }
  expect([addedDigits('grid_1'), addedDigits('grid_2')]).toEqual([3, 2])
})
