import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, invertChange } from '#planning/plans/apply-change'
import { applyOperations } from '#planning/plans/apply-operation'
import { packState } from '#planning/plans/pack-state'
import type { PlanOperation, PlanState } from '#planning/plans/plan-types'
import {
  acknowledge,
  type Desk,
  type DoneStep,
  draw,
  layDesk,
  stepBack,
  takeSteps,
  topOf,
} from '../../../client/state/plans/desk.ts'
import { knownSteps } from '../../../client/state/plans/known-steps.ts'
import { drawnPlan } from '../../planning/plans/drawn-plan.ts'
import { at } from '../../planning/topology/edit/drawn-map.ts'

const options = {
  levels: ['town', 'village', 'group'],
  parents: { a: 'V', b: 'V', c: 'V', d: 'W', e: 'W', f: 'W' },
  people: { a: 40, b: 40, c: 40, d: 40, e: 40, f: 40 },
} as const
const plan = (): PlanState => drawnPlan('aabbcc\naabbcc\nddeeff\nddeeff', options)

/** Ids that are the same in every run. */
function ids(start: string): () => string {
  let next = 0
  return () => `${start}${++next}`
}

const newId = ids('new')
const give = (unit: string, to: string): PlanOperation => ({ op: 'reassign', unitIds: [unit], to })
const lay = (state = plan()): Desk => layDesk(0, state, [], [])

function drawn(desk: Desk, id: string, ...operations: PlanOperation[]): Desk {
  const result = draw(desk, id, operations, '', newId)
  if (!result.ok) throw new Error(result.reason)
  return result.desk
}

/** What the service does with the operations of a stroke, on its own state. */
function served(state: PlanState, operations: readonly PlanOperation[]) {
  const done = applyOperations(state, operations, () => 'chosen by the service')
  if (!done.ok) throw new Error(done.reason)
  return done
}

const same = (a: PlanState, b: PlanState): void => expect(packState(a)).toEqual(packState(b))

describe('the planner’s desk', () => {
  it('shows a stroke at once, and the service needs nothing but what it says', () => {
    const desk = drawn(lay(), 's1', { op: 'split', divisionId: 'b', line: [at(3, 4), at(3, 2)] })
    const [{ stroke }] = desk.strokes
    const [split] = stroke.operations
    expect(split).toMatchObject({ op: 'split', ids: [expect.any(String), expect.any(String)] })
    same(served(plan(), stroke.operations).state, topOf(desk).state)
    expect(desk.version).toBe(0)
  })

  it('says why a stroke cannot be drawn, and stays as it is', () => {
    const desk = lay()
    const result = draw(desk, 's1', [give('nobody', 'W')], '', newId)
    expect(result).toMatchObject({ ok: false, reason: 'unknown_unit' })
    expect(topOf(desk).past).toEqual([])
  })

  it('keeps the very states when the service did what was drawn', () => {
    const desk = drawn(drawn(lay(), 's1', give('a', 'W')), 's2', give('f', 'V'))
    const { changes } = served(plan(), desk.strokes[0].stroke.operations)
    const { desk: next, lost } = acknowledge(desk, 1, JSON.parse(JSON.stringify(changes)), newId)
    expect(lost).toEqual([])
    expect(next.version).toBe(1)
    expect(next.strokes).toHaveLength(1)
    expect(next.base.state).toBe(desk.strokes[0].after.state)
    expect(topOf(next).state).toBe(topOf(desk).state)
  })

  it('takes what the service did where that is something else, and draws the rest on it again', () => {
    const desk = drawn(drawn(lay(), 's1', give('a', 'W')), 's2', give('f', 'V'))
    const other = served(plan(), [{ op: 'rename', divisionId: 'W', name: '别的' }])
    const { desk: next } = acknowledge(desk, 1, other.changes, newId)
    expect(topOf(next).state.divisions.get('a')!.parentId).toBe('V')
    expect(topOf(next).state.divisions.get('f')!.parentId).toBe('V')
    expect(topOf(next).state.divisions.get('W')!.name).toBe('别的')
  })

  it('puts others’ steps under the strokes that wait', () => {
    const desk = drawn(lay(), 's1', give('a', 'W'))
    const theirs = served(plan(), [give('f', 'V')])
    const { desk: next, lost } = takeSteps(desk, [{ kind: 'change', isOwn: false, version: 1, changes: theirs.changes }], newId)
    expect(lost).toEqual([])
    expect(next.version).toBe(1)
    const { divisions } = topOf(next).state
    expect([divisions.get('a')!.parentId, divisions.get('f')!.parentId]).toEqual(['W', 'V'])
  })

  it('tells of strokes that others’ steps made impossible', () => {
    const desk = drawn(drawn(lay(), 's1', { op: 'rename', divisionId: 'a', name: '新名' }), 's2', give('f', 'V'))
    const theirs = served(plan(), [{ op: 'merge', divisionIds: ['a', 'b'], keep: 'b' }])
    const { desk: next, lost } = takeSteps(desk, [{ kind: 'change', isOwn: false, version: 1, changes: theirs.changes }], newId)
    expect(lost.map(({ stroke }) => stroke.id)).toEqual(['s1'])
    expect(lost[0].refusal).toMatchObject({ ok: false, reason: 'unknown_division' })
    expect(next.strokes.map(({ stroke }) => stroke.id)).toEqual(['s2'])
  })

  it('keeps of a stroke that meets another’s on what it was drawn, and of no other', () => {
    const desk = drawn(drawn(lay(), 's1', { op: 'rename', divisionId: 'a', name: '我的' }), 's2', {
      op: 'rename',
      divisionId: 'f',
      name: '也是我的',
    })
    const theirs = served(plan(), [{ op: 'rename', divisionId: 'f', name: '他们的' }])
    const step = { kind: 'change', version: 1, changes: theirs.changes } as const
    const bases = (isOwn: boolean) =>
      takeSteps(desk, [{ ...step, isOwn }], newId).desk.strokes.map(({ stroke }) => stroke.baseVersion)
    expect(bases(false)).toEqual([null, 0])
    expect(bases(true)).toEqual([null, null])
  })

  it('undoes and redoes at once, and the other way round is the same plan', () => {
    const first = drawn(lay(), 's1', give('a', 'W'))
    const undone = stepBack(first, 's2', 'undo')!
    same(topOf(undone).state, plan())
    expect(topOf(undone).undone).toHaveLength(1)
    const redone = stepBack(undone, 's3', 'redo')!
    same(topOf(redone).state, topOf(first).state)
    expect(stepBack(lay(), 's1', 'undo')).toBeNull()
    expect(redone.strokes.map(({ stroke }) => stroke.kind)).toEqual(['change', 'undo', 'redo'])
  })

  it('leaves a step that it does not know to the service', () => {
    const desk = layDesk(3, plan(), [null], [])
    const undone = stepBack(desk, 's1', 'undo')!
    expect(undone.strokes[0].changes).toBeNull()
    expect(topOf(undone).past).toEqual([])
    const change = served(plan(), [give('a', 'W')]).changes.map(invertChange)
    const before = applyChange(plan(), invertChange(change[0]))
    const told = acknowledge({ ...undone, base: { ...undone.base, state: before } }, 4, change, newId)
    same(told.desk.base.state, plan())
  })

  it('ends where the service ends, whatever two planners draw and in whatever order they are heard', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f']
    const stroke = fc.record({
      mine: fc.boolean(),
      unit: fc.constantFrom(...letters),
      to: fc.constantFrom('V', 'W'),
      undo: fc.integer({ min: 0, max: 4 }).map((die) => die === 0),
    })
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
        let server = plan()
        let version = 0
        let desk = lay()
        const unheard: DoneStep[] = []
        strokes.forEach(({ mine, unit, to, undo }, index) => {
          if (!mine) {
            const done = applyOperations(server, [give(unit, to)], () => `theirs${index}`)
            if (!done.ok) return
            server = done.state
            unheard.push({ kind: 'change', isOwn: false, version: ++version, changes: done.changes })
            return
          }
          const next = undo ? null : draw(desk, `s${index}`, [give(unit, to)], '', newId)
          if (next?.ok) desk = next.desk
        })
        desk = takeSteps(desk, unheard, newId).desk
        while (desk.strokes.length > 0) {
          const done = applyOperations(server, desk.strokes[0].stroke.operations, () => 'x')
          expect(done.ok).toBe(true)
          if (!done.ok) return
          server = done.state
          desk = acknowledge(desk, ++version, done.changes, newId).desk
        }
        expect(desk.version).toBe(version)
        same(desk.base.state, server)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the steps of a plan that is opened', () => {
  const move = (kind: 'change' | 'undo' | 'redo' | 'rebase', version: number) => ({
    kind,
    version,
    step: version,
    by: 'a',
    at: '2026-01-01',
    changes: kind === 'rebase' ? null : [],
  })

  it('are those that count and those that can come back', () => {
    const moves = [
      move('change', 1),
      move('change', 2),
      move('undo', 3),
      move('change', 4),
      move('undo', 5),
      move('redo', 6),
      move('undo', 7),
    ]
    const [past, undone] = knownSteps(moves, 1, 1)
    expect([past.length, undone.length]).toEqual([1, 1])
  })

  it('are unknown where they were done on another map', () => {
    const [past] = knownSteps([move('change', 1), move('rebase', 2), move('change', 3)], 2, 0)
    expect(past).toEqual([null, []])
  })
})
