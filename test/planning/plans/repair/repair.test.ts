import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyOperations } from '#planning/plans/apply-operation'
import type { RepairProposal } from '#planning/plans/check-types'
import { runChecks } from '#planning/plans/checks/run-checks'
import { diffStates } from '#planning/plans/diff/diff-states'
import { countsOf, divisionsOfLevel } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { proposeRepair } from '#planning/plans/repair/propose-repair'
import { repairParts } from '#planning/plans/repair/repair-parts'
import { repairRange } from '#planning/plans/repair/repair-range'
import { partsOf } from '#planning/plans/repair/try-repair'
import { defaultRuleSet, type RuleSet } from '#planning/rules/division-rules'
import { rectangle, redrawn } from '../../topology/edit/drawn-map.ts'
import { drawnPlan } from '../drawn-plan.ts'

function done(state: PlanState, proposal: RepairProposal | null): PlanState {
  const result = applyOperations(state, proposal!.operations, () => 'new')
  if (!result.ok) throw new Error(result.reason)
  return result.state
}

/** Villages, or whatever has that kind, are to have so many households. */
const rulesFor = (kind: string, min: number, max: number): RuleSet => ({
  ...defaultRuleSet,
  sizes: [
    {
      kind,
      terrain: null,
      parentKind: null,
      households: { min, max },
      population: null,
      areaSquareMeters: null,
      severity: 'warning',
      source: { zh: '', en: '' },
      mark: 'U',
    },
  ],
})

describe('repair of parts', () => {
  test('a small part goes to the neighbour with the longest border', () => {
    const state = drawnPlan('AABBC\nAABCC\nAAABB', { people: { A: 60, B: 50, C: 30 } })
    const proposal = repairParts(state, 'B')
    expect(proposal).toMatchObject({ moved: { households: 20, population: 60, buildings: 2 } })
    const after = done(state, proposal)
    expect(redrawn(after.map, 5, 3)).toBe('AABBC\nAABCC\nAAACC')
    expect(runChecks(after).find(({ rule }) => rule === 'parts')!.findings).toEqual([])
  })

  test('the part with the fewest people goes, whatever its ground', () => {
    const places = [
      { at: [0.5, 0.5] as const, households: 1 },
      { at: [4.5, 0.5] as const, households: 9 },
    ]
    const state = drawnPlan('AAABA', { places })
    expect(redrawn(done(state, repairParts(state, 'A')).map, 5, 1)).toBe('BBBBA')
  })

  test('children of a part go to the neighbour’s children, or neighbours’ children connect the parts', () => {
    const parents = { a: 'X', b: 'X', c: 'Y', d: 'Y' }
    const far = drawnPlan('acbd', { parents, people: { a: 30, b: 5, c: 20, d: 20 } })
    const given = repairParts(far, 'X')!
    expect(given.operations).toEqual([{ op: 'reassign', unitIds: ['b'], to: 'Y' }])
    expect(given.moved.households).toBe(5)
    const empty = drawnPlan('acbd', { parents, people: { a: 30, b: 5, c: 2, d: 20 } })
    const connected = repairParts(empty, 'X')!
    expect(connected.operations).toEqual([{ op: 'reassign', unitIds: ['c'], to: 'X' }])
    expect(connected.moved.households).toBe(2)
    expect(
      divisionsOfLevel(done(empty, connected), 'group')
        .map(({ id, parentId }) => `${id}${parentId}`)
        .sort(),
    ).toEqual(['aX', 'bX', 'cX', 'dY'])
  })

  test('a compound between the parts connects them where fewer people live in it', () => {
    const units = { yard: { parentId: 'B', geometry: rectangle(1, 0, 3, 1) } }
    const people = { A: 100, B: 70 }
    const places = [{ at: [2, 0.5] as const, households: 10 }]
    const state = drawnPlan('ABBA\nBBBB', { units, people, places })
    const proposal = repairParts(state, 'A')
    expect(proposal!.operations[0]).toMatchObject({ op: 'paint' })
    const low = drawnPlan('BBBB\nABBA', { units, people: { A: 100 }, places: [{ at: [2, 0.5], households: 10 }] })
    expect(repairParts(low, 'A')).toMatchObject({
      operations: [{ op: 'reassign', unitIds: ['yard'], to: 'A' }],
      moved: { households: 10 },
    })
    expect(redrawn(done(low, repairParts(low, 'A')).map, 4, 2)).toBe('BBBB\nAAAA')
  })

  test('nothing is to be done for what hangs together, nor possible beside nothing', () => {
    expect(repairParts(drawnPlan('AAB'), 'A')).toBeNull()
    expect(repairParts(drawnPlan('A A', { people: { A: 3 } }), 'A')).toBeNull()
    expect(repairParts(drawnPlan('ABA'), 'scope')).toBeNull()
  })
})

describe('repair of ranges', () => {
  const parents = { a: 'X', b: 'X', c: 'Y', d: 'Y', e: 'Y' }

  test('the neighbour’s group with the fewest people that suffices comes', () => {
    const people = { a: 10, b: 10, c: 30, d: 15, e: 40 }
    const state = drawnPlan('bbdd\naacc\naaee', { parents, people })
    const proposal = repairRange(state, 'X', 'households', rulesFor('village', 30, 80))
    expect(proposal).toEqual({
      operations: [{ op: 'reassign', unitIds: ['d'], to: 'X' }],
      moved: { households: 15, population: 45, buildings: 2 },
    })
    expect(countsOf(done(state, proposal), 'X').households).toBe(35)
  })

  test('a village that is too large gives', () => {
    const state = drawnPlan('aabbcde', {
      parents: { a: 'X', b: 'X', c: 'Y', d: 'Y', e: 'Y' },
      people: { a: 60, b: 30, c: 5, d: 5, e: 5 },
    })
    const proposal = repairRange(state, 'X', 'households', rulesFor('village', 10, 70))
    expect(proposal!.operations).toEqual([{ op: 'reassign', unitIds: ['b'], to: 'Y' }])
  })

  test('a neighbour that has nothing to give gets from its own neighbour what it gives', () => {
    const chain = { a: 'X', b: 'Y', c: 'Y', d: 'Z', e: 'Z' }
    const state = drawnPlan('abcde', { parents: chain, people: { a: 20, b: 15, c: 15, d: 20, e: 30 } })
    const proposal = repairRange(state, 'X', 'households', rulesFor('village', 30, 60))
    expect(proposal!.operations).toEqual([
      { op: 'reassign', unitIds: ['b'], to: 'X' },
      { op: 'reassign', unitIds: ['d'], to: 'Y' },
    ])
    const after = done(state, proposal)
    expect(['X', 'Y', 'Z'].map((id) => countsOf(after, id).households)).toEqual([35, 35, 30])
  })

  test('no neighbour gets out of its range, falls apart or ends', () => {
    const rules = rulesFor('village', 30, 80)
    // c is between d and e: without it Y falls apart.
    expect(
      repairRange(drawnPlan('ab\n.c\ndce', { parents, people: { a: 10, b: 10, c: 20, d: 20, e: 20 } }), 'X', 'households', rules),
    ).toBeNull()
    expect(
      repairRange(
        drawnPlan('abc', { parents: { a: 'X', b: 'X', c: 'Y' }, people: { a: 10, b: 10, c: 50 } }),
        'X',
        'households',
        rules,
      ),
    ).toBeNull()
    expect(
      repairRange(drawnPlan('abcd', { parents, people: { a: 10, b: 10, c: 15, d: 20 } }), 'X', 'households', rules),
    ).toBeNull()
    expect(
      repairRange(drawnPlan('abcd', { parents, people: { a: 20, b: 20, c: 20, d: 20 } }), 'X', 'households', rules),
    ).toBeNull()
  })

  test('compounds take their ground from grid to grid', () => {
    const units = {
      near: { parentId: 'B', geometry: rectangle(2, 0, 3, 1) },
      next: { parentId: 'B', geometry: rectangle(3, 0, 4, 1) },
      far: { parentId: 'B', geometry: rectangle(4, 1, 5, 2) },
    }
    const state = drawnPlan('AABBB\nAABBB', {
      levels: ['village', 'grid_1'],
      kinds: { scope: 'community' },
      units,
      people: { A: 280, B: 330 },
    })
    const [finding] = runChecks(state).find(({ rule, checked }) => rule === 'households' && checked === 2)!.findings
    expect(finding.divisionIds).toEqual(['A'])
    // 55 households in every square of B: one compound makes A 335, and B 275.
    expect(proposeRepair(state, finding)).toBeNull()
    const rules = rulesFor('basic_grid', 300, 500)
    const larger = drawnPlan('AABBB\nAABBB', { levels: ['village', 'grid_1'], units, people: { A: 280, B: 420 } })
    const proposal = repairRange(larger, 'A', 'households', rules)
    expect(proposal).toMatchObject({ operations: [{ op: 'reassign', unitIds: ['near'], to: 'A' }], moved: { households: 70 } })
    expect(redrawn(done(larger, proposal).map, 5, 2)).toBe('AABBB\nAAABB')
  })

  test('any answer brings the division within its range, leaves the others so, and is the best of small ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...'abcdefgh'), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 8, maxLength: 8 }),
        (rows, households) => {
          const letters = [...new Set(rows.flat())].sort()
          const parentOf = (letter: string) => (letter < 'd' ? 'X' : letter < 'g' ? 'Y' : 'Z')
          const state = drawnPlan(rows.map((row) => row.join('')).join('\n'), {
            parents: Object.fromEntries(letters.map((letter) => [letter, parentOf(letter)])),
            people: Object.fromEntries(letters.map((letter, i) => [letter, households[i]])),
          })
          const rules = rulesFor('village', 30, 70)
          for (const { id } of divisionsOfLevel(state, 'village')) {
            const proposal = repairRange(state, id, 'households', rules)
            const value = countsOf(state, id).households
            if (value >= 30 && value <= 70) expect(proposal).toBeNull()
            const single = bestSingleMove(state, id)
            if (single !== null) expect(proposal!.moved.population).toBeLessThanOrEqual(single)
            if (!proposal) continue
            const after = done(state, proposal)
            const now = countsOf(after, id).households
            expect(now >= 30 && now <= 70).toBe(true)
            const { moves } = diffStates(state, after)
            const moved = moves.filter(({ level }) => level === 'village').reduce((sum, { population }) => sum + population, 0)
            expect(moved).toBe(proposal.moved.population)
            for (const village of divisionsOfLevel(state, 'village'))
              expect(partsOf(after, village.id)).toBeLessThanOrEqual(partsOf(state, village.id))
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

/** The fewest people that one group's move costs, by trying every group and every village. */
function bestSingleMove(state: PlanState, id: string): number | null {
  const villages = divisionsOfLevel(state, 'village').map((village) => village.id)
  let best: number | null = null
  for (const group of divisionsOfLevel(state, 'group')) {
    for (const to of villages) {
      if (to === group.parentId || ![to, group.parentId].includes(id)) continue
      const result = applyOperations(state, [{ op: 'reassign', unitIds: [group.id], to }], () => 'new')
      if (!result.ok) continue
      const isIn = [to, group.parentId!].every((each) => {
        const { households } = countsOf(result.state, each)
        return households >= 30 && households <= 70
      })
      const isWhole = [to, group.parentId!].every((each) => partsOf(result.state, each) === 1)
      if (isIn && isWhole) best = Math.min(best ?? Infinity, countsOf(state, group.id).population)
    }
  }
  const { households } = countsOf(state, id)
  return households >= 30 && households <= 70 ? null : best
}
