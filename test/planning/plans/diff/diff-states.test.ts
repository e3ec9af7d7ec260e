import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { polygonSquareMeters } from '#planning/geodesy/areas'
import { diffStates } from '#planning/plans/diff/diff-states'
import { lineageOf } from '#planning/plans/diff/lineage-of'
import { movedGround } from '#planning/plans/diff/moved-ground'
import { countsOf, divisionAtLevel } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { faceAt } from '#planning/topology/edit/face-at'
import { toLattice } from '#planning/topology/lattice'
import { divisionLevels } from '#planning/types'
import { type DrawnPlanOptions, drawnPlan } from '../drawn-plan.ts'

const square = (state: PlanState) => diffStates({ ...state, divisions: state.divisions }, state)

describe('the difference between two states', () => {
  test('of a state and itself is empty', () => {
    const state = drawnPlan('AAB\nACB', { people: { A: 10, B: 20, C: 30 } })
    const { divisions, moves, lineage, totals } = square(state)
    expect({ divisions, moves, lineage }).toEqual({ divisions: [], moves: [], lineage: [] })
    expect(totals).toEqual([
      { level: 'town', households: 0, population: 0, buildings: 0, divisions: { before: 1, after: 1 } },
      { level: 'village', households: 0, population: 0, buildings: 0, divisions: { before: 3, after: 3 } },
    ])
  })

  test('a border that moves takes people and ground along', () => {
    const places = [0.5, 1.5, 2.5, 3.5].map((column) => ({ at: [column, 0.5] as const, households: 10 * Math.ceil(column) }))
    const [before, after] = ['AABB', 'ABBB'].map((text) => drawnPlan(text, { places }))
    const diff = diffStates(before, after)
    expect(diff.moves).toMatchObject([{ level: 'village', fromId: 'A', toId: 'B', households: 20, population: 60, buildings: 1 }])
    expect(diff.divisions.map(({ id, what, changed }) => [id, what, changed])).toEqual([
      ['A', 'changes', ['ground', 'people']],
      ['B', 'changes', ['ground', 'people']],
    ])
    const [{ before: old, after: now }] = diff.divisions
    expect(diff.moves[0].squareMeters).toBeCloseTo(old!.areaSquareMeters - now!.areaSquareMeters, 3)
    expect(diff.lineage).toEqual([{ predecessorId: 'A', successorId: 'B', change: 'rebound' }])
    const [ground] = movedGround(before, after, 'village')
    expect(ground).toMatchObject({ fromId: 'A', toId: 'B' })
    expect(polygonSquareMeters(ground.geometry)).toBeCloseTo(diff.moves[0].squareMeters, 3)
  })

  test('children that go to another parent move on the parent’s level only', () => {
    const text = 'ABCD'
    const people = { A: 1, B: 2, C: 3, D: 4 }
    const before = drawnPlan(text, { people, parents: { A: 'X', B: 'X', C: 'Y', D: 'Y' } })
    const after = drawnPlan(text, { people, parents: { A: 'X', B: 'Y', C: 'Y', D: 'Y' } })
    const diff = diffStates(before, after)
    expect(diff.moves).toMatchObject([{ level: 'village', fromId: 'X', toId: 'Y', households: 2 }])
    expect(diff.divisions.map(({ id, changed }) => [id, changed.filter((each) => each !== 'code')])).toEqual([
      ['X', ['ground', 'people']],
      ['Y', ['ground', 'people']],
      ['B', ['parent']],
      ['C', []],
      ['D', []],
    ])
    expect(movedGround(before, after).map(({ level, fromId, toId }) => [level, fromId, toId])).toEqual([['village', 'X', 'Y']])
  })

  test('names who came from whom', () => {
    const lineage = (before: string, after: string, options?: DrawnPlanOptions) =>
      lineageOf(drawnPlan(before), drawnPlan(after, options)).map(
        ({ predecessorId, successorId, change }) => `${predecessorId}${successorId} ${change}`,
      )
    const same = { codes: { A: '510101101200', B: '510101101201', C: '510101101202', D: '510101101203' } }
    const of = (before: string, after: string) =>
      lineageOf(drawnPlan(before, same), drawnPlan(after, same)).map((l) => `${l.predecessorId}${l.successorId} ${l.change}`)
    expect(of('AABB', 'AAAA')).toEqual(['BA merge'])
    expect(of('AABB', 'CCCC')).toEqual(['AC merge', 'BC merge'])
    expect(of('AAAA', 'AABB')).toEqual(['AB split'])
    expect(of('AAAA', 'BBCC')).toEqual(['AB split', 'AC split'])
    expect(of('AAAA', 'BBBB')).toEqual(['AB rename'])
    expect(of('AABB', 'ACCB')).toEqual(['AC split', 'BC split'])
    expect(of('ABCD', 'AACC')).toEqual(['BA merge', 'DC merge'])
    expect(of('AABB', 'AAA.')).toEqual(['BA merge'])
    expect(lineage('AABB', 'AABB', { names: { A: 'x' } })).toEqual(['AA rename'])
  })

  test('stated people go where the ground goes', () => {
    const before = drawnPlan('AAAB', { people: { A: 30, B: 8 }, stated: 'AB' })
    const drawn = drawnPlan('AABB', { people: { A: 20, B: 18 }, stated: 'AB' })
    const { moves } = diffStates(before, drawn)
    expect(moves).toMatchObject([{ fromId: 'A', toId: 'B', buildings: 0 }])
    expect(moves[0].households).toBeCloseTo(10, 9)
    expect(moves[0].population).toBeCloseTo(30, 9)
  })

  test('keeps what moves in, what moves out and what there is apart', () => {
    fc.assert(
      fc.property(twoDrawings, (drawings) => {
        const [before, after] = statesOf(drawings)
        const diff = diffStates(before, after)
        const bruteMoves = movesByPlaces(before, after)
        for (const { level, fromId, toId, households, buildings } of diff.moves) {
          const key = `${level} ${fromId} ${toId}`
          expect([key, households, buildings]).toEqual([key, ...(bruteMoves.get(key) ?? [0, 0])])
          bruteMoves.delete(key)
        }
        expect([...bruteMoves]).toEqual([])
        const ids = new Set([...before.divisions.keys(), ...after.divisions.keys()])
        for (const id of ids) {
          const countIn = (state: PlanState) => (state.divisions.has(id) ? countsOf(state, id).households : 0)
          const flow = (end: 'fromId' | 'toId') =>
            diff.moves.filter((move) => move[end] === id).reduce((sum, { households }) => sum + households, 0)
          expect(countIn(after) - countIn(before)).toBe(flow('toId') - flow('fromId'))
        }
        for (const { before: old, after: now, id } of diff.divisions) {
          const flow = (end: 'fromId' | 'toId') =>
            diff.moves.filter((move) => move[end] === id).reduce((sum, { squareMeters }) => sum + squareMeters, 0)
          const change = (now?.areaSquareMeters ?? 0) - (old?.areaSquareMeters ?? 0)
          expect(Math.abs(change - flow('toId') + flow('fromId'))).toBeLessThan(0.01)
        }
        const drawn = movedGround(before, after)
        expect(drawn.map(({ level, fromId, toId }) => `${level} ${fromId} ${toId}`)).toEqual(
          diff.moves.filter(({ squareMeters }) => squareMeters > 1).map((m) => `${m.level} ${m.fromId} ${m.toId}`),
        )
        drawn.forEach(({ geometry }, i) => {
          expect(Math.abs(polygonSquareMeters(geometry) - diff.moves[i].squareMeters)).toBeLessThan(0.01)
        })
        // The way back is the same with ends exchanged.
        const back = diffStates(after, before).moves.map((m) => `${m.level} ${m.toId} ${m.fromId} ${m.households}`)
        expect(back.sort()).toEqual(diff.moves.map((m) => `${m.level} ${m.fromId} ${m.toId} ${m.households}`).sort())
      }),
      { numRuns: 60 },
    )
  })
})

interface TwoDrawings {
  before: string
  after: string
  parents: 'none' | 'same' | 'exchanged'
}

/** Two drawings of one ground. */
const twoDrawings = fc
  .tuple(
    fc.array(fc.array(fc.constantFrom(...'ABCDEF..'), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 4 }),
    fc.array(fc.constantFrom(...'ABCDEF......'), { minLength: 20, maxLength: 20 }),
    fc.integer({ min: 2, max: 5 }),
    fc.constantFrom('none' as const, 'same' as const, 'exchanged' as const),
  )
  .map(([rows, others, width, parents]): TwoDrawings => {
    const before = rows.map((row) => row.slice(0, width).join(''))
    const after = before.map((row, r) =>
      [...row].map((sign, c) => (others[5 * r + c] === '.' ? sign : others[5 * r + c])).join(''),
    )
    return { before: before.join('\n'), after: after.join('\n'), parents }
  })
  .filter(({ before, after }) => /[A-F]/.test(before) && /[A-F]/.test(after))

/** Both with the same building in the middle of every square; villages of two kinds of parents, if any. */
function statesOf({ before, after, parents }: TwoDrawings): [PlanState, PlanState] {
  const rows = before.split('\n')
  const places = rows.flatMap((row, fromTop) =>
    [...row].map((_, column) => ({
      at: [column + 0.5, rows.length - fromTop - 0.5] as const,
      households: 1 + fromTop * 7 + column,
    })),
  )
  const draw = (text: string, shift: number): PlanState => {
    const letters = [...new Set(text.replace(/[^A-F]/g, ''))]
    const parentOf = (letter: string) => ((letter.charCodeAt(0) + shift) % 2 ? 'X' : 'Y')
    return drawnPlan(text, {
      places,
      parents: parents === 'none' ? {} : Object.fromEntries(letters.map((letter) => [letter, parentOf(letter)])),
    })
  }
  return [draw(before, 0), draw(after, parents === 'exchanged' ? 1 : 0)]
}

/** Households and buildings by level and by where each place lies before and after: every place located twice. */
function movesByPlaces(before: PlanState, after: PlanState): Map<string, [number, number]> {
  const found = new Map<string, [number, number]>()
  const { lon, lat, households } = before.places
  for (const level of divisionLevels) {
    for (let row = 0; row < lon.length; row++) {
      const [from, to] = [before, after].map(
        (state) => divisionAtLevel(state, faceAt(state.map, 2 * toLattice(lon[row]), 2 * toLattice(lat[row])), level)?.id ?? null,
      )
      if (from === to) continue
      const [known, count] = found.get(`${level} ${from} ${to}`) ?? [0, 0]
      found.set(`${level} ${from} ${to}`, [known + households[row], count + 1])
    }
  }
  return found
}
