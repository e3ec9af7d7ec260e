import { describe, expect, test } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { applyOperation, applyOperations } from '#planning/plans/apply-operation'
import { childrenOf, countsOf, facesOf, outlineOfDivision } from '#planning/plans/plan-state'
import type { OperationDone, PlanOperation, PlanState } from '#planning/plans/plan-types'
import { unassignedIn } from '#planning/topology/edit/division-map'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { at as place } from '../topology/edit/drawn-map.ts'
import { faultsOf } from './check-plan.ts'
import { drawnPlan } from './drawn-plan.ts'

let ids = 0
const newId = (): string => `n${ids++}`

function does(state: PlanState, operation: PlanOperation): OperationDone {
  const result = applyOperation(state, operation, newId)
  if (!result.ok) throw new Error(`${operation.op}: ${result.reason} ${result.ids} ${result.at}`)
  expect(faultsOf(result.state)).toEqual([])
  return result
}
function refuses(state: PlanState, operation: PlanOperation): string {
  const result = applyOperation(state, operation, newId)
  if (result.ok) throw new Error(`${operation.op} was done`)
  expect(result.at.length, 'a refusal has a place').toBeGreaterThan(0)
  return [result.reason, ...result.ids].join(' ')
}
const line = (...points: [number, number][]): LonLat[] => points.map(([column, row]) => place(column, row))
const box = (west: number, south: number, east: number, north: number): LonLat[][][] => [
  [line([west, south], [east, south], [east, north], [west, north], [west, south])],
]

/** Town of villages V (groups a b c) and W (groups d e), and X without groups. */
const town = (): PlanState =>
  drawnPlan('aabbXX\naabbXX\nccddee\nccddee', {
    parents: { a: 'V', b: 'V', c: 'V', d: 'W', e: 'W' },
    people: { a: 40, b: 80, c: 120, d: 160, e: 200, X: 400 },
  })

describe('split', () => {
  test('a smallest division: two new ones, left and right of the line, the old one ends', () => {
    const { state, operation, change } = does(town(), { op: 'split', divisionId: 'X', line: line([5, 1], [5, 5]) })
    expect(operation).toMatchObject({ names: ['X地西', 'X地东'], sides: {} })
    const [left, right] = (operation as { ids: [string, string] }).ids
    expect(countsOf(state, left).households).toBe(200)
    expect(countsOf(state, right).households).toBe(200)
    expect(state.divisions.has('X')).toBe(false)
    expect(change.divisions.map(({ before, after }) => `${before?.id ?? '-'} ${after?.id ?? '-'}`).sort()).toEqual(
      [`- ${left}`, `- ${right}`, 'X -'].sort(),
    )
  })
  test('children go where most of their people are, and give what lies beyond the line to their neighbours there', () => {
    const { state, operation } = does(town(), {
      op: 'split',
      divisionId: 'V',
      line: line([2.5, 4], [2.5, 2.5], [1, 2], [-1, 1.9]),
    })
    expect((operation as { sides: object }).sides).toEqual({ a: 'right', b: 'left', c: 'left' })
    const [left, right] = (operation as { ids: [string, string] }).ids
    expect(childrenOf(state, right)).toEqual(['a'])
    expect(childrenOf(state, left).toSorted()).toEqual(['b', 'c'])
    expect(countsOf(state, left).households + countsOf(state, right).households).toBe(240)
  })
  test('who divides may say where a child goes', () => {
    const cut: PlanOperation = { op: 'split', divisionId: 'W', line: line([2, 0.4], [6, 0.4]) }
    const { state, operation } = does(town(), { ...cut, sides: { e: 'right', d: 'left' } })
    const [left, right] = (operation as { ids: [string, string] }).ids
    expect([childrenOf(state, left), childrenOf(state, right)]).toEqual([['d'], ['e']])
    expect(refuses(town(), { ...cut, sides: { a: 'left' } })).toBe('unknown_unit a')
  })
  describe('of a town, where a group lies wholly beyond the line and nobody there has groups', () => {
    /** Towns T (villages V with groups a b c, and X without) and U. */
    const county = (): PlanState =>
      drawnPlan('aabbXXU\naaccXXU\naaXXXXU', {
        levels: ['county', 'town', 'village', 'group'],
        parents: { V: 'T', X: 'T', a: 'V', b: 'V', c: 'V', U: 'scope' },
        people: { a: 400, b: 10, c: 20, X: 90, U: 5 },
      })
    const cut: PlanOperation = { op: 'split', divisionId: 'T', line: line([2, 0], [2, 3]), ids: ['west', 'east'] }
    const east = box(2, 0, 6, 3)
    const squares = (outline: MultiPolygonCoordinates): number =>
      Math.round((12 * polygonSquareMeters(outline)) / polygonSquareMeters(east))

    test('it stays with its village, the line goes around it, and its side is there to choose', () => {
      const { state, operation, change } = does(county(), cut)
      expect((operation as { sides: object }).sides).toEqual({ V: 'left', X: 'right', b: 'left', c: 'left' })
      expect(state.divisions.get('c')!.parentId).toBe('V')
      expect([squares(outlineOfDivision(state, 'west')), squares(outlineOfDivision(state, 'east'))]).toEqual([10, 8])
      expect(countsOf(state, 'west').households).toBe(430)
      // As it was recorded, it is done again to the letter.
      expect(does(county(), operation).change).toEqual(change)
    })
    test('asked beyond the line, it goes to the village that touches it there, which has free land beside it then', () => {
      const { state, operation, change } = does(county(), { ...cut, sides: { c: 'right' } })
      expect((operation as { sides: object }).sides).toEqual({ V: 'left', X: 'right', c: 'right', b: 'left' })
      expect(childrenOf(state, 'X')).toEqual(['c'])
      expect(facesOf(state, 'X')).toContain(unassignedIn('X'))
      expect([squares(outlineOfDivision(state, 'west')), squares(outlineOfDivision(state, 'east'))]).toEqual([8, 10])
      expect(does(county(), operation).change).toEqual(change)
    })
    test('the line goes around one on its own side too, which is asked beyond it', () => {
      const far: PlanOperation = { ...cut, line: line([4, 0], [4, 3]) }
      const { state } = does(county(), { ...far, sides: { c: 'right' } })
      expect(state.divisions.get('c')!.parentId).toBe('X')
      // What X has on the other side, 22 of its 90, goes to group a.
      expect(countsOf(state, 'east').households).toBe(20 + 90 - 22)
    })
    test('is refused where nobody touches it there, for the last group, and for strangers', () => {
      const far: PlanOperation = { ...cut, line: line([4, 0], [4, 3]) }
      expect(refuses(county(), { ...far, sides: { a: 'right', X: 'left' } })).toBe('no_neighbour a')
      const lone = drawnPlan('aabX', {
        levels: ['county', 'town', 'village', 'group'],
        parents: { V: 'T', W: 'T', X: 'T', a: 'V', b: 'W' },
        people: { a: 40, b: 10, X: 5 },
      })
      const sides = { V: 'left', W: 'left', X: 'right', b: 'right' } as const
      expect(refuses(lone, { op: 'split', divisionId: 'T', line: line([3, 0], [3, 1]), sides })).toBe('last_child W b')
      expect(refuses(county(), { ...cut, sides: { U: 'left' } })).toBe('unknown_unit U')
    })
    test('a child wholly beyond the line may be asked to stay on this side', () => {
      const { state } = does(town(), {
        op: 'split',
        divisionId: 'V',
        line: line([0, 2], [2, 2]),
        ids: ['n', 's'],
        sides: { a: 'right' },
      })
      expect([childrenOf(state, 'n'), childrenOf(state, 's').toSorted()]).toEqual([['b'], ['a', 'c']])
      expect(countsOf(state, 's').households).toBe(160)
    })
  })
  test('codes of children follow, and no code is given twice', () => {
    const { state, operation } = does(town(), { op: 'split', divisionId: 'W', line: line([4, 0], [4, 2]) })
    const { codes } = operation as { codes: [string, string] }
    expect(codes).toEqual(['510101101203', '510101101204'])
    expect(state.divisions.get('d')!.code).toBe('510101101203001')
    expect(state.divisions.get('e')!.code).toBe('510101101204001')
    expect(refuses(town(), { op: 'split', divisionId: 'X', line: line([5, 2], [5, 4]), codes: ['510101101200', '1'] })).toBe(
      'code_taken X',
    )
  })
  test.each<[string, PlanOperation, string]>([
    ['a line that does not reach', { op: 'split', divisionId: 'X', line: line([4.5, 3], [5.5, 3]) }, 'ends_short X'],
    ['a line outside', { op: 'split', divisionId: 'X', line: line([0, 0], [1, 1]) }, 'does_not_cross X'],
    ['a line along the border', { op: 'split', divisionId: 'X', line: line([4, 2], [4, 4]) }, 'along_border X'],
    ['a line through itself', { op: 'split', divisionId: 'X', line: line([4, 3], [6, 3], [5, 4], [5, 2]) }, 'crosses_itself X'],
    [
      'a line that cuts off nothing but a corner twice',
      { op: 'split', divisionId: 'X', line: line([4, 2], [6, 2]) },
      'along_border X',
    ],
    ['the scope', { op: 'split', divisionId: 'scope', line: line([0, 0], [1, 1]) }, 'outside_scope scope'],
    ['nobody', { op: 'split', divisionId: 'nobody', line: line([0, 0], [1, 1]) }, 'unknown_division nobody'],
  ])('is refused for %s', (_, operation, said) => {
    if (said.startsWith('unknown')) {
      const result = applyOperation(town(), operation, newId)
      expect(result.ok || `${result.reason} ${result.ids}`).toBe(said)
    } else expect(refuses(town(), operation)).toBe(said)
  })
})

describe('merge', () => {
  test('the kept one has the ground, children and people of all', () => {
    const { state } = does(town(), { op: 'merge', divisionIds: ['V', 'W'], keep: 'W', name: '合村' })
    expect(childrenOf(state, 'W')).toHaveLength(5)
    expect(countsOf(state, 'W').households).toBe(600)
    expect(state.divisions.get('W')).toMatchObject({ name: '合村', code: '510101101201' })
    expect(state.divisions.has('V')).toBe(false)
    expect(new Set([...state.divisions.values()].map(({ code }) => code)).size).toBe(state.divisions.size)
  })
  test('with one that has no children, its ground is free of any', () => {
    const { state } = does(town(), { op: 'merge', divisionIds: ['V', 'X'] })
    expect(facesOf(state, 'V').sort()).toEqual([unassignedIn('V'), 'a', 'b', 'c'].sort())
    expect(countsOf(state, 'V').households).toBe(640)
  })
  test('is refused for divisions that do not touch, of other parents or levels, or one alone', () => {
    const apart = drawnPlan('A.B', { people: { A: 1, B: 1 } })
    expect(refuses(apart, { op: 'merge', divisionIds: ['A', 'B'] })).toBe('not_touching B')
    expect(refuses(town(), { op: 'merge', divisionIds: ['a', 'd'] })).toBe('different_parents a d')
    expect(refuses(town(), { op: 'merge', divisionIds: ['V', 'd'] })).toBe('different_levels V d')
    expect(refuses(town(), { op: 'merge', divisionIds: ['V'] })).toBe('too_few_divisions V')
  })
})

describe('reshape and paint', () => {
  test('the neighbours of the same parent follow, and what lies below', () => {
    const { state } = does(town(), { op: 'reshape', divisionId: 'V', line: line([2, 0], [3, 1], [2, 2]) })
    expect(countsOf(state, 'V').households).toBeGreaterThan(240)
    expect(outlineOfDivision(state, 'c').flat(2).length).toBeGreaterThan(5)
  })
  test('a border of the parent is not moved from below', () => {
    expect(refuses(town(), { op: 'reshape', divisionId: 'b', line: line([4, 2], [5, 3], [4, 4]) })).toMatch(/^parent_edge/)
  })
  test('painting takes ground from siblings, and nothing from others', () => {
    const { state } = does(town(), { op: 'paint', to: 'a', geometry: box(1, 2.5, 5, 3.5) })
    expect(countsOf(state, 'V').households).toBe(240)
    expect(countsOf(state, 'a').households).toBeGreaterThan(40)
    expect(refuses(town(), { op: 'paint', to: 'a', geometry: box(1, 1.9, 4, 4) })).toBe('swallows b')
  })
})

describe('reassign', () => {
  test('children change their parent; borders on both levels follow without an edit of the map', () => {
    const { state, change } = does(town(), { op: 'reassign', unitIds: ['d'], to: 'V' })
    expect(change.ground).toEqual([])
    expect(childrenOf(state, 'V')).toContain('d')
    expect(countsOf(state, 'V').households).toBe(400)
    expect(state.divisions.get('d')!.code).toBe('510101101200004')
  })
  test('units that only lie in divisions take their ground along', () => {
    const grids = drawnPlan('AABB\nAABB', {
      levels: ['village', 'grid_1'],
      people: { A: 40, B: 40 },
      units: { court: { geometry: box(1, 0, 2, 2), parentId: 'A' } },
    })
    const { state } = does(grids, { op: 'reassign', unitIds: ['court'], to: 'B' })
    expect(state.units.get('court')!.parentId).toBe('B')
    expect([countsOf(state, 'A').households, countsOf(state, 'B').households]).toEqual([20, 60])
  })
  test('is refused for the last child, the own parent, another level, strangers', () => {
    const { state } = does(town(), { op: 'reassign', unitIds: ['d'], to: 'V' })
    expect(refuses(state, { op: 'reassign', unitIds: ['e'], to: 'V' })).toBe('last_child W e')
    expect(refuses(town(), { op: 'reassign', unitIds: ['a'], to: 'V' })).toBe('no_change V')
    expect(refuses(town(), { op: 'reassign', unitIds: ['V'], to: 'W' })).toBe('wrong_level V W')
    expect(applyOperation(town(), { op: 'reassign', unitIds: ['zz'], to: 'W' }, newId)).toMatchObject({
      reason: 'unknown_unit',
      ids: ['zz'],
    })
  })
})

describe('create and retire', () => {
  test('a division ends, its land is free, and another is made of it', () => {
    const { state } = does(town(), { op: 'retire', divisionId: 'X' })
    expect(facesOf(state, 'scope')).toContain(unassignedIn('scope'))
    expect(countsOf(state, 'scope').households).toBe(1000)
    const made = does(state, {
      op: 'create',
      level: 'village',
      parentId: 'scope',
      geometry: box(3, 1, 5, 5),
      name: '新村',
      clip: true,
      id: 'N',
    })
    expect(countsOf(made.state, 'N').households).toBe(200)
    expect(made.state.divisions.get('N')).toMatchObject({ code: '510101101203', kind: 'village' })
    expect(
      refuses(state, { op: 'create', level: 'village', parentId: 'scope', geometry: box(3, 1, 5, 5), name: '新村' }),
    ).toMatch(/^not_unassigned/)
  })
  test('a division without children is free as a whole', () => {
    const { state } = does(town(), {
      op: 'create',
      level: 'group',
      parentId: 'X',
      geometry: box(4, 2, 5, 4),
      name: '1组',
      id: 'g',
    })
    expect(childrenOf(state, 'X')).toEqual(['g'])
    expect(countsOf(state, 'X').households).toBe(400)
    expect(refuses(town(), { op: 'create', level: 'grid_1', parentId: 'V', geometry: box(0, 0, 1, 1), name: '网格' })).toBe(
      'wrong_level V',
    )
  })
  test('ground goes to a neighbour, with the children', () => {
    const { state } = does(town(), { op: 'retire', divisionId: 'W', into: 'V' })
    expect(childrenOf(state, 'V')).toHaveLength(5)
    expect(countsOf(state, 'V').households).toBe(600)
  })
})

describe('several operations', () => {
  test('are done all or none; the refusal says which', () => {
    const split: PlanOperation = { op: 'split', divisionId: 'X', line: line([5, 2], [5, 4]), ids: ['x1', 'x2'] }
    const done = applyOperations(town(), [split, { op: 'rename', divisionId: 'x1', name: '东庄' }], newId)
    expect(done.ok && done.state.divisions.get('x1')!.name).toBe('东庄')
    const refused = applyOperations(town(), [split, split], newId)
    expect(refused).toMatchObject({ ok: false, index: 1, reason: 'unknown_division' })
  })
})
