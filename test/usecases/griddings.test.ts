import { describe, expect, test } from 'vitest'
import type { DivisionGridding, Grid } from '#contract/griddings/gridding-answer'
import { usualWishes } from '#planning/division/prices'
import { assembleGridding } from '../../server/usecases/griddings/assemble-gridding.ts'
import { provenOf } from '../../server/usecases/griddings/describe-division.ts'
import type { GriddingQuestion } from '../../server/usecases/griddings/gridding-question.ts'

const division = (divisionId: string, change: Partial<DivisionGridding> = {}): DivisionGridding => ({
  divisionId,
  code: divisionId,
  name: divisionId,
  level: 'village',
  gridLevel: 'grid_1',
  unitLevel: null,
  staff: [],
  ok: true,
  metrics: null,
  objective: 100,
  terms: { borders: 40, shape: 30, balance: 20, change: 10 },
  bound: 80,
  boundKind: 'spreading',
  gap: 0.2,
  poolGap: 0.1,
  ensemble: null,
  present: null,
  grids: 1,
  units: 5,
  slices: 3,
  seconds: 1,
  ...change,
})
const grid = (divisionId: string): Grid => ({
  divisionId,
  gridId: null,
  code: null,
  name: null,
  households: 300,
  population: 900,
  areaSquareMeters: 1,
  compactness: 0.5,
  unitIds: ['1'],
  change: 'founded',
  station: null,
  walk: null,
  ranks: null,
  workload: null,
  workers: 1,
  geometry: { type: 'MultiPolygon', coordinates: [] },
})
const question = (...ids: string[]): GriddingQuestion => ({
  at: '2026-01-01',
  kind: 'grid',
  divisions: ids.map((id) => ({
    id,
    code: id,
    name: id,
    level: 'village',
    divisionKind: 'community',
    staying: [],
    gridLevel: 'grid_1',
    unitLevel: null,
    versionIds: [1],
  })),
  wishes: {
    parts: null,
    households: { min: 1, max: 500 },
    population: null,
    targetHouseholds: null,
    weights: usualWishes,
    lockedGridIds: [],
    keepTogether: [],
    keepApart: [],
    crossings: [],
  },
  seed: 1,
  seconds: 5,
  slices: null,
  workload: null,
})
const about = { revision: 7, synthetic: false, seconds: 2, computedAt: '2026-01-01T00:00:00Z' }
const divided = (...answers: DivisionGridding[]) =>
  answers.map((answer) => ({ answer, grids: answer.ok ? [grid(answer.divisionId)] : [] }))
const failed = { ok: false, objective: null, terms: null, bound: null, boundKind: null, gap: null, poolGap: null }

describe('an answer', () => {
  test('of one division has its figures', () => {
    const whole = assembleGridding(question('a'), divided(division('a')), about)
    expect(whole).toMatchObject({ ok: true, objective: 100, bound: 80, gap: 0.2, poolGap: 0.1, revision: 7 })
    expect(whole.totals).toEqual({ divisions: 1, divided: 1, grids: 1, households: 300, population: 900 })
    expect(JSON.stringify(whole.parameters)).not.toContain('versionIds')
    expect(whole).not.toHaveProperty('reason')
  })

  test('of several adds them up, and says so where bounds were proven in other ways', () => {
    const other = division('b', { objective: 50, bound: 50, boundKind: 'all_parts', gap: 0 })
    const whole = assembleGridding(question('a', 'b'), divided(division('a'), other), about)
    expect(whole).toMatchObject({ ok: true, objective: 150, bound: 130, boundKind: 'mixed', poolGap: null })
    expect(whole.gap).toBeCloseTo(20 / 150, 9)
    expect(whole.terms).toEqual({ borders: 80, shape: 60, balance: 40, change: 20 })
  })

  test('with a division that has no plan says why, and keeps the grids of the others', () => {
    const blocked = division('b', { ...failed, reason: 'bottleneck', blocking: [], nearest: null })
    const whole = assembleGridding(question('a', 'b'), divided(division('a'), blocked), about)
    expect(whole).toMatchObject({ ok: false, reason: 'bottleneck', objective: 100, totals: { divided: 1, grids: 1 } })
  })

  test('that has only begun is no answer yet', () => {
    expect(assembleGridding(question('a'), [], about)).toMatchObject({
      ok: false,
      reason: 'none_found',
      grids: [],
      objective: null,
    })
    expect(assembleGridding(question('a', 'b'), divided(division('a')), about)).toMatchObject({ ok: false, objective: 100 })
  })
})

test('no plan costs less than nothing, whatever a relaxation knows', () => {
  const plan = {
    partOf: new Int32Array(0),
    parts: 0,
    gridIds: [],
    objective: 10,
    terms: { borders: 10, shape: 0, balance: 0, change: 0 },
  }
  const progress = {
    state: 'searching',
    plan,
    boundKind: 'spreading',
    poolGap: null,
    obstacles: [],
    nearest: null,
    slices: 1,
  } as const
  expect(provenOf({ ...progress, obstacles: [], bound: -5, gap: 1.5 })).toEqual({ bound: 0, gap: 1 })
  expect(provenOf({ ...progress, obstacles: [], bound: 8, gap: 0.2 })).toEqual({ bound: 8, gap: 0.2 })
  expect(provenOf({ ...progress, obstacles: [], plan: null, bound: null, gap: null })).toEqual({ bound: null, gap: null })
})
