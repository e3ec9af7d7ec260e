import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import type { SoundOf } from '#planning/names/name-forms'
import { loadSoundOf } from '#planning/names/name-keys'
import type { CheckFinding, CheckRule } from '#planning/plans/check-types'
import type { CheckOptions } from '#planning/plans/checks/check-context'
import { divisionFigures } from '#planning/plans/checks/division-figures'
import { mergeChecks } from '#planning/plans/checks/merge-checks'
import { weightedPercentile } from '#planning/plans/checks/rules/check-walks'
import { checkTouched, runChecks } from '#planning/plans/checks/run-checks'
import { childrenByCode } from '#planning/plans/children-by-code'
import { outlineOfDivision, withAncestors } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { measureFace } from '#planning/topology/edit/checks/measure-face'
import { at, rectangle } from '../../topology/edit/drawn-map.ts'
import { type DrawnPlanOptions, drawnPlan } from '../drawn-plan.ts'

function found(rule: CheckRule, state: PlanState, options: CheckOptions = {}): CheckFinding[] {
  return runChecks(state, options)
    .filter((result) => result.rule === rule)
    .flatMap(({ findings }) => findings)
}
const said = (findings: readonly CheckFinding[]) =>
  findings.map(({ severity, divisionIds, text }) => [severity, divisionIds.join(), text])
let soundOf: SoundOf
beforeAll(async () => {
  soundOf = await loadSoundOf()
})
const grids: DrawnPlanOptions = { levels: ['village', 'grid_1'] }

describe('checks of a plan', () => {
  test('say where each rule comes from, in one order', () => {
    const results = runChecks(drawnPlan('AB'))
    expect(results.map(({ rule }) => rule)).toEqual([
      'overlap',
      'unassigned',
      'parts',
      'households',
      'population',
      'area',
      'compactness',
      'units_cut',
      'buildings_cut',
      'code_unique',
      'code_form',
      'name_unique',
      'service_radius',
    ])
    expect(results.find(({ rule }) => rule === 'code_unique')).toMatchObject({ checked: 3, findings: [], mark: 'C' })
  })

  test('a whole map has no overlap; what was made of the sources is told; a state that is none is found', () => {
    const state = drawnPlan('AAB\nACB')
    expect(found('overlap', state)).toEqual([])
    const note = { kind: 'overlap' as const, ids: ['B', 'A'], squareMeters: 12, at: at(1, 1) }
    expect(found('overlap', state, { notes: [note] })).toMatchObject([{ severity: 'info', divisionIds: ['A', 'B'], value: 12 }])
    const divisions = new Map(state.divisions)
    divisions.delete('C')
    expect(said(found('overlap', { ...state, divisions }))).toEqual([['error', 'C', 'unknown_face']])
  })

  test('free land is an error where its level covers the ground elsewhere or did so before', () => {
    const twoParents = { parents: { A: 'X', B: 'X', C: 'Y' }, free: { y: 'Y' } }
    const open = drawnPlan('AACy\nBBCC', twoParents)
    const [finding, ...rest] = found('unassigned', open)
    expect(rest).toEqual([])
    expect(finding).toMatchObject({ severity: 'error', divisionIds: ['Y'] })
    expect(finding.value).toBeCloseTo(polygonSquareMeters(rectangle(3, 1, 4, 2)), 2)
    // Left free before: to be looked at, and no reason to forbid what is done elsewhere.
    expect(said(found('unassigned', open, { base: open }))).toEqual([['warning', 'Y', null]])
    expect(said(found('unassigned', open, { base: drawnPlan('AACC\nBBCC', twoParents) }))).toEqual([['error', 'Y', null]])
    // Nowhere complete: grids that were drawn here and there.
    expect(said(found('unassigned', drawnPlan('AA.', grids)))).toEqual([['info', 'scope', null]])
    // Without any, where others have some.
    expect(said(found('unassigned', drawnPlan('AAC', { parents: { A: 'X' } })))).toEqual([
      ['info', 'C', 'village without children'],
    ])
  })

  test('grids hang together; others may keep the exclaves that they had', () => {
    expect(found('parts', drawnPlan('ABA', grids))).toMatchObject([
      { severity: 'error', divisionIds: ['A'], value: 2, limit: { max: 1 } },
    ])
    const state = drawnPlan('ABA')
    expect(said(found('parts', state))).toEqual([['warning', 'A', null]])
    expect(found('parts', state, { base: state })).toEqual([])
    expect(said(found('parts', drawnPlan('ABAA'), { base: drawnPlan('AABA') }))).toEqual([['warning', 'A', null]])
    expect(said(found('parts', drawnPlan('ABA', grids), { base: drawnPlan('ABA', grids) }))).toEqual([['error', 'A', null]])
  })

  test('sizes are those of the kind, the parent and the terrain', () => {
    const options: DrawnPlanOptions = { ...grids, people: { A: 299, B: 300, C: 501 } }
    const urban = drawnPlan('ABC', { ...options, kinds: { scope: 'community' } })
    expect(
      found('households', urban).map(({ divisionIds, value, limit, severity }) => [divisionIds[0], value, limit, severity]),
    ).toEqual([
      ['A', 299, { min: 300, max: 500 }, 'warning'],
      ['C', 501, { min: 300, max: 500 }, 'warning'],
    ])
    const [law, quoted] = runChecks(urban).filter(({ rule }) => rule === 'households')
    expect([law.mark, law.checked, quoted.mark, quoted.checked]).toEqual(['C', 1, 'U', 3])
    expect(found('households', drawnPlan('ABC', options))).toEqual([])
    const villages = drawnPlan('AB', { people: { A: 700, B: 900 } })
    expect(found('population', villages)).toEqual([])
    const flat = new Map([...villages.divisions].map(([id, division]) => [id, { ...division, terrain: 'plain' as const }]))
    expect(found('population', { ...villages, divisions: flat })).toMatchObject([
      { divisionIds: ['A'], value: 2100, limit: { min: 2500, max: 3500 }, severity: 'info' },
      { divisionIds: ['scope'], value: 4800, limit: { min: 55_000, max: 75_000 }, severity: 'info' },
    ])
  })

  test('long shapes are pointed out, and weigh more where the plan made them', () => {
    const state = drawnPlan('AAAAAAAAAAAAAAAAAAAAAAAA\nBBBBBBBBBBBBBBBBBBBBBBBB\nBBBBBBBBBBBBBBBBBBBBBBBB')
    const shapes = found('compactness', state)
    expect(shapes.filter(({ divisionIds }) => divisionIds[0] === 'A').map(({ text, severity }) => [text, severity])).toEqual([
      ['polsby_popper', 'info'],
      ['reock', 'info'],
    ])
    const base = drawnPlan('AAAAAAAAAAAABBBBBBBBBBBB\nAAAAAAAAAAAABBBBBBBBBBBB\nAAAAAAAAAAAABBBBBBBBBBBB')
    expect(found('compactness', state, { base }).filter(({ divisionIds }) => divisionIds[0] === 'A')[0].severity).toBe('warning')
    expect(found('compactness', state, { base: state })[0].severity).toBe('info')
  })

  test('units and buildings that borders run through', () => {
    const unit = (geometry: ReturnType<typeof rectangle>) => ({ parentId: 'A', geometry })
    const units = {
      whole: unit(rectangle(0.1, 0.1, 0.9, 0.9)),
      beside: unit(rectangle(0.5, 0.5, 1, 1.5)),
      cut: unit(rectangle(0.5, 0.5, 1.25, 1)),
      corner: unit(rectangle(0.5, 1.25, 1.5, 2)),
    }
    const state = drawnPlan('AB\nAB', { units })
    const findings = found('units_cut', state)
    expect(said(findings)).toEqual([
      ['warning', 'corner,A,B', 'corner'],
      ['warning', 'cut,A,B', 'cut'],
    ])
    expect(findings[1].value).toBeCloseTo(1 / 3, 6)
    expect(said(found('units_cut', state, { base: state }))[0][0]).toBe('info')
    const buildings = [
      { id: 'b2', geometry: rectangle(0.9, 0.2, 1.1, 0.4), households: 12 },
      { id: 'b1', geometry: rectangle(0.8, 0.2, 1, 0.4), households: 3 },
    ]
    expect(found('buildings_cut', state, { buildings })).toMatchObject([{ value: 12, text: 'b2', divisionIds: ['A', 'B'] }])
    // A grid may lie in several groups of its village, not in two villages.
    const levels = { level: 'grid_1' as const, kind: 'basic_grid' as const }
    const tree = { parents: { A: 'X', B: 'X', C: 'Y' } }
    const over = (geometry: ReturnType<typeof rectangle>) =>
      drawnPlan('ABC', { ...tree, units: { g: { ...levels, parentId: 'X', geometry } } })
    expect(found('units_cut', over(rectangle(0, 0, 2, 1)))).toEqual([])
    expect(said(found('units_cut', over(rectangle(0, 0, 2.5, 1))))).toEqual([['warning', 'g,X,Y', 'g']])
  })

  test('codes are given once, never again, and are formed as their level’s', () => {
    const twice = drawnPlan('AB', { codes: { A: '510101101200', B: '510101101200' }, takenCodes: ['510101101'] })
    expect(said(found('code_unique', twice))).toEqual([
      ['error', 'scope', '510101101'],
      ['error', 'A,B', '510101101200'],
    ])
    expect(said(found('code_unique', twice, { base: twice })).map(([severity]) => severity)).toEqual(['warning', 'warning'])
    const state = drawnPlan('AB')
    const another = new Map([...state.divisions].filter(([id]) => id !== 'A'))
    another.set('B', { ...state.divisions.get('B')!, code: state.divisions.get('A')!.code })
    expect(said(found('code_unique', { ...state, divisions: another, children: childrenByCode(another) }))).toEqual([
      ['error', 'B', '510101101200'],
    ])
    const codes = { A: '510101102200', B: '51010110120', C: '510101101001', D: 'x', E: '510101101201' }
    const form = drawnPlan('ABCDE', { codes })
    expect(said(found('code_form', form))).toEqual([
      ['warning', 'A', '510101102200 not_below_parent'],
      ['warning', 'B', '51010110120 length'],
      ['warning', 'C', '510101101001 number_of_kind'],
      ['warning', 'D', 'x not_digits'],
    ])
    expect(found('code_form', form, { base: form })[0].severity).toBe('info')
  })

  test('names are unique in a county, no bare numbers, and can be written', () => {
    const names = {
      A: '清水村',
      B: '清水村',
      C: '第三村',
      D: '五一村',
      E: '㵲水村',
      X: '东镇',
      Y: '西镇',
      F: '1组',
      G: '1组',
      V: '二村',
      W: '三河村',
    }
    const villages = drawnPlan('ABCDE', {
      levels: ['county', 'town', 'village'],
      parents: { A: 'X', B: 'Y', C: 'X', D: 'Y', E: 'X' },
      names,
    })
    expect(said(found('name_unique', villages))).toEqual([
      ['warning', 'E', '㵲水村 rare:㵲'],
      ['warning', 'A,B', '清水村'],
      ['warning', 'C', '第三村 ordinal'],
    ])
    // 清水 and 青水 lie in different towns here; 三河 and 山河 do not sound the same.
    const alike = drawnPlan('ABCD', {
      levels: ['county', 'town', 'village'],
      parents: { A: 'X', B: 'Y', C: 'X', D: 'X' },
      names: { ...names, A: '清水村', B: '青水村', C: '三河村', D: '山河村' },
    })
    expect(said(found('name_unique', alike))).toEqual([])
    expect(said(found('name_unique', alike, { soundOf }))).toEqual([])
    const near = drawnPlan('ABCD', {
      levels: ['county', 'town', 'village'],
      parents: { A: 'X', B: 'X', C: 'Y', D: 'Y' },
      names: { ...names, A: '清水村', B: '青水村', C: '三河村', D: '三和村' },
    })
    expect(said(found('name_unique', near, { soundOf }))).toEqual([
      ['warning', 'C,D', '三和村、三河村 sound'],
      ['warning', 'A,B', '清水村、青水村 sound'],
    ])
    expect(said(found('name_unique', near, { soundOf, base: near }))).toEqual([
      ['info', 'C,D', '三和村、三河村 sound'],
      ['info', 'A,B', '清水村、青水村 sound'],
    ])
    // Groups are told apart within their village.
    const groups = drawnPlan('FG', { parents: { F: 'V', G: 'W' }, names })
    expect(said(found('name_unique', groups))).toEqual([['warning', 'V', '二村 ordinal']])
    expect(said(found('name_unique', groups, { base: groups }))).toEqual([['info', 'V', '二村 ordinal']])
  })

  test('ways are those to the division’s own station, at the 95th percentile of people', () => {
    const places = [0.5, 1.5, 2.5].map((column) => ({ at: [column, 0.5] as const, households: 10 }))
    const state = drawnPlan('AAB', { places, kinds: { A: 'community', B: 'community' } })
    expect(said(found('service_radius', state))).toEqual([['info', '', 'not_computed']])
    const [lon, lat] = at(1.5, 0.2)
    // Place 0: 100 m to the station; place 1: 350 m; place 2 has it near by, but it is the neighbour's.
    const walks = {
      category: 'community_service_station' as const,
      stations: [{ lon, lat }],
      starts: Uint32Array.of(0, 1, 2, 3),
      station: Uint32Array.of(0, 0, 0),
      meters: Float64Array.of(100, 350, 20),
    }
    expect(found('service_radius', state, { walks: [walks] })).toMatchObject([
      { divisionIds: ['A'], value: 350, limit: { max: 300 } },
      { divisionIds: ['B'], text: 'no_station', value: null },
    ])
    const lost = { ...walks, starts: Uint32Array.of(0, 1, 1, 1) }
    expect(said(found('service_radius', state, { walks: [lost] }))[0]).toEqual(['info', 'A', 'beyond_reach'])
  })

  test('the percentile is what counting people one by one says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ meters: fc.integer({ min: 0, max: 50 }), people: fc.integer({ min: 0, max: 9 }) })),
        fc.integer({ min: 1, max: 100 }),
        (ways, percent) => {
          const each = ways.flatMap(({ meters, people }) => new Array<number>(people).fill(meters)).sort((a, b) => a - b)
          const expected = each.length === 0 ? null : each[Math.ceil((percent * each.length) / 100) - 1]
          expect(weightedPercentile(ways, percent / 100)).toBe(expected)
        },
      ),
    )
  })
})

/** Drawings with a few compounds on them, at quarters of squares. */
const drawings = fc.record({
  rows: fc.array(fc.array(fc.constantFrom(...'ABCDE'), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
  units: fc.array(fc.tuple(...([11, 5, 5, 3] as const).map((max) => fc.integer({ min: 0, max }))), { maxLength: 6 }),
  households: fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 5, maxLength: 5 }),
})
type Drawing = typeof drawings extends fc.Arbitrary<infer T> ? T : never

function draw({ rows, units, households }: Drawing, parents: boolean): PlanState {
  const letters = [...new Set(rows.flat())]
  return drawnPlan(rows.map((row) => row.join('')).join('\n'), {
    levels: parents ? ['village', 'grid_1', 'grid_2'] : ['village', 'grid_1'],
    parents: parents ? Object.fromEntries(letters.map((letter) => [letter, letter < 'C' ? 'X' : 'Y'])) : {},
    kinds: { scope: 'community' },
    people: Object.fromEntries(letters.map((letter, i) => [letter, households[i]])),
    units: Object.fromEntries(
      units.map(([left, low, width, height], i) => [
        `u${i}`,
        { parentId: letters[0], geometry: rectangle(left / 4, low / 4, (left + width + 1) / 4, (low + height + 1) / 4) },
      ]),
    ),
  })
}

describe('any plan', () => {
  test('figures are those of its outlines', () => {
    fc.assert(
      fc.property(drawings, fc.boolean(), (drawing, parents) => {
        const state = draw(drawing, parents)
        for (const id of state.divisions.keys()) {
          const figures = divisionFigures(state, id)!
          const outline = outlineOfDivision(state, id)
          expect(figures.parts).toBe(outline.length)
          expect(figures.areaSquareMeters / polygonSquareMeters(outline)).toBeCloseTo(1, 9)
          const measured = measureFace(state.map, id)
          if (!measured) continue
          expect(figures.polsbyPopperShare).toBeCloseTo(measured.polsbyPopperShare, 9)
          expect(figures.perimeterMeters).toBeCloseTo(measured.perimeterMeters, 6)
          // The plane is that of another part.
          expect(figures.reockShare).toBeCloseTo(measured.reockShare, 4)
        }
        const parts = runChecks(state).find(({ rule }) => rule === 'parts')!.findings
        const several = [...state.divisions.keys()].filter((id) => outlineOfDivision(state, id).length > 1)
        expect(parts.flatMap(({ divisionIds }) => divisionIds)).toEqual(several.sort())
      }),
      { numRuns: 50 },
    )
  })

  test('a compound is cut where it has quarters of several letters', () => {
    fc.assert(
      fc.property(drawings, (drawing) => {
        const state = draw(drawing, false)
        const { rows, units } = drawing
        const cut = units.flatMap(([left, low, width, height], i) => {
          const letters = new Set<string>()
          for (let x = left; x <= left + width; x++)
            for (let y = low; y <= low + height; y++) {
              const letter = rows[rows.length - 1 - (y >> 2)]?.[x >> 2]
              if (letter) letters.add(letter)
            }
          return letters.size > 1 ? [[`u${i}`, ...letters].sort()] : []
        })
        expect(found('units_cut', state).map(({ divisionIds }) => [...divisionIds].sort())).toEqual(cut)
      }),
    )
  })

  test('checking again what was touched finds what checking all finds', () => {
    fc.assert(
      fc.property(drawings, fc.constantFrom(...'ABCDE', 'u0', 'u1'), fc.boolean(), (drawing, letter, parents) => {
        const before = draw(drawing, parents)
        const divisions = new Map(before.divisions)
        const units = new Map(before.units)
        if (divisions.has(letter)) divisions.set(letter, { ...divisions.get(letter)!, code: '510101101201002', name: 'B地' })
        else if (units.has(letter)) units.set(letter, { ...units.get(letter)!, geometry: rectangle(0.5, 0.5, 1.5, 1) })
        else return
        const after = { ...before, divisions, units }
        const ids = [letter, ...withAncestors(after, letter).map(({ id }) => id)]
        expect(mergeChecks(runChecks(before), checkTouched(after, ids), ids)).toEqual(runChecks(after))
      }),
      { numRuns: 40 },
    )
  })

  test('does not depend on the order of divisions', () => {
    fc.assert(
      fc.property(drawings, fc.boolean(), (drawing, parents) => {
        const state = draw(drawing, parents)
        const turned: PlanState = {
          ...state,
          divisions: new Map([...state.divisions].reverse()),
          units: new Map([...state.units].reverse()),
          map: {
            ...state.map,
            faces: new Map([...state.map.faces].reverse().map(([face, arcs]) => [face, [...arcs].reverse()])),
          },
        }
        expect(runChecks(turned)).toEqual(runChecks(state))
      }),
      { numRuns: 30 },
    )
  })
})
