import { describe, expect, test } from 'vitest'
import { noUnits, planStages, unitKindOf } from '#planning/campaigns/campaign-types'
import { isOverdue, nextStepOf, stageOfPlan } from '#planning/campaigns/stage-of-plan'
import { quotaStanding, unitTable } from '#planning/campaigns/unit-table'
import { mergeBenchmarks } from '#planning/rules/merge-rules'

const plan = (village: [number, number], isEffective: boolean) => ({
  figures: { before: { ...noUnits(), village: village[0] }, after: { ...noUnits(), village: village[1] } },
  isEffective,
})

describe('units before and after', () => {
  test('what is in force is taken back for before, what is not is added for after', () => {
    const now = { ...noUnits(), village: 90, town: 4 }
    const table = unitTable(now, [plan([30, 20], true), plan([40, 25], false), plan([8, 9], false)])
    expect(table.map(({ what }) => what)).toEqual(['town', 'village', 'community', 'group'])
    expect(table[1]).toEqual({ what: 'village', before: 100, now: 90, after: 76, change: -24, changeShare: -0.24 })
    expect(table[2]).toMatchObject({ before: 0, change: 0, changeShare: null })
  })

  test('tells Sichuan’s reform in shares as Sichuan told it', () => {
    const published = [-0.327, -0.4198, -0.404]
    for (const [index, { before, after }] of mergeBenchmarks.entries()) {
      const [row] = unitTable({ ...noUnits(), town: before }, [
        { figures: { before: { ...noUnits(), town: before }, after: { ...noUnits(), town: after! } }, isEffective: false },
      ])
      expect(row.after).toBe(after)
      expect(row.changeShare).toBeCloseTo(published[index], 3)
    }
  })

  test('the last word of two rounds counts against what is left', () => {
    const table = unitTable({ ...noUnits(), village: 30 }, [plan([30, 24], false)])
    const said = (...rounds: [number | null, number | null][]) =>
      quotaStanding({ what: 'village', rounds: rounds.map(([proposed, advised]) => ({ proposed, advised })) }, table)
    expect(said([25, null])).toMatchObject({ target: 25, round: 1, from: 'proposed', after: 24, missing: 0, missingNow: 5 })
    expect(said([25, 20])).toMatchObject({ target: 20, round: 1, from: 'advised', missing: 4, missingNow: 10 })
    expect(said([25, 20], [22, null])).toMatchObject({ target: 22, round: 2, from: 'proposed', missing: 2 })
    expect(said([25, 20], [22, 0])).toMatchObject({ target: 0, round: 2, from: 'advised', missing: 24 })
    expect(said([null, null])).toBe(null)
    expect(quotaStanding(null, table)).toBe(null)
  })

  test('communities are villages of another kind; grids are in no row', () => {
    expect(unitKindOf({ level: 'village', kind: 'community' })).toBe('community')
    expect(unitKindOf({ level: 'village', kind: 'village' })).toBe('village')
    expect(unitKindOf({ level: 'town', kind: 'subdistrict' })).toBe('town')
    expect(unitKindOf({ level: 'grid_1', kind: 'basic_grid' })).toBe(null)
  })
})

describe('how far a plan has come', () => {
  const draft = { state: 'draft', steps: 2, effective: '2026-05-01' } as const
  const clean = { errors: 0, isOutdated: false }
  const day = '2026-05-01'

  test.each([
    [{ ...draft, state: 'withdrawn' as const }, clean, null],
    [{ ...draft, state: 'published' as const }, null, 'effective'],
    [{ ...draft, state: 'published' as const, effective: '2026-05-02' }, null, 'published'],
    [{ ...draft, steps: 0 }, clean, 'not_begun'],
    [draft, null, 'draft'],
    [draft, { errors: 1, isOutdated: true }, 'errors'],
    [draft, { errors: 0, isOutdated: true }, 'draft'],
    [draft, clean, 'checked'],
  ])('%o with %o is %s', (plan, figures, stage) => {
    expect(stageOfPlan(plan, figures, day)).toBe(stage)
  })

  test('is late the day after it was due, unless it is published or withdrawn', () => {
    const late = planStages.filter((stage) => isOverdue(stage, '2026-04-30', day))
    expect(late).toEqual(['not_begun', 'errors', 'draft', 'checked'])
    expect(planStages.some((stage) => isOverdue(stage, day, day))).toBe(false)
    expect(isOverdue(null, '2026-04-30', day)).toBe(false)
  })

  test('says whose turn it is', () => {
    expect(planStages.map((stage) => nextStepOf(stage, false).who)).toEqual([
      'planner',
      'planner',
      'planner',
      'reviewer',
      'nobody',
      'nobody',
    ])
    expect(nextStepOf('draft', true).what).toBe('rebase')
    expect(nextStepOf('errors', true).what).toBe('mend')
  })
})
