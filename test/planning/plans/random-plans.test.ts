import { describe, expect, test } from 'vitest'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { applyChange, invertChange } from '#planning/plans/apply-change'
import { applyOperation } from '#planning/plans/apply-operation'
import { packState, unpackState } from '#planning/plans/pack-state'
import { countsOf, divisionOfFace, outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanChange, PlanOperation, PlanState } from '#planning/plans/plan-types'
import { touchedDivisions } from '#planning/plans/touched-divisions'
import { seededRandom } from '#planning/random'
import { faultsOf } from './check-plan.ts'
import { randomOperation } from './random-operations.ts'
import { samplePlan } from './sample-plan.ts'

const textOf = (state: PlanState): string => JSON.stringify(packState(state))

/** Compared as a whole, so that a failure does not print two counties. */
const expectSame = (one: string | false, other: string, what: string): void => expect(one === other, what).toBe(true)

/** Tries random operations; every one that is done is told to `onStep`. */
function wander(
  start: PlanState,
  seed: number,
  tries: number,
  onStep: (before: PlanState, after: PlanState, change: PlanChange, operation: PlanOperation, number: number) => void,
): PlanState {
  const random = seededRandom(seed)
  let state = start
  let [ids, number] = [0, 0]
  for (let i = 0; i < tries; i++) {
    const divisions = [...state.divisions.values()].filter(({ id }) => id !== state.scopeId)
    const asked = randomOperation(state, divisions, random, divisions.length < start.divisions.size)
    const before = i % 40 === 0 ? textOf(state) : null
    const result = applyOperation(state, asked, () => `new-${ids++}`)
    if (before !== null) expectSame(textOf(state), before, 'the state before stays as it is')
    if (!result.ok) {
      expect(result.ids.length + result.at.length, `${asked.op} ${result.reason} says what it is about`).toBeGreaterThan(0)
      continue
    }
    onStep(state, result.state, result.change, result.operation, number++)
    state = result.state
  }
  return state
}

describe('random operations on the sample county', { timeout: 120_000 }, () => {
  const start = samplePlan({ scale: 0.05 })
  test('the plan begins without a fault, and with everybody in it', () => {
    expect(faultsOf(start)).toEqual([])
    expect(countsOf(start, start.scopeId).population).toBe(start.places.population.reduce((sum, people) => sum + people, 0))
  })

  test.each([1, 2, 3])(
    'children tile their parents after every step, nobody is lost, undoing all is the start (seed %i)',
    (seed) => {
      const changes: PlanChange[] = []
      const kinds = new Set<string>()
      const people = countsOf(start, start.scopeId)
      const end = wander(start, seed, 250, (before, after, change, operation, number) => {
        changes.push(change)
        kinds.add(operation.op)
        expect(countsOf(after, after.scopeId), operation.op).toEqual(people)
        if (number % 4 === 0) expect(faultsOf(after), JSON.stringify(operation)).toEqual([])
        if (number % 8 === 0) {
          expectSame(textOf(applyChange(after, invertChange(change))), textOf(before), `${operation.op} undone`)
          expect(textOf(applyChange(before, JSON.parse(JSON.stringify(change)))), `${operation.op} done again`).toBe(
            textOf(after),
          )
          const again = applyOperation(before, JSON.parse(JSON.stringify(operation)), () => 'never asked')
          expectSame(again.ok && textOf(again.state), textOf(after), `${operation.op} to the letter`)
        }
      })
      expect(kinds.size).toBeGreaterThan(8)
      expectSame(textOf(unpackState(JSON.parse(textOf(end)))), textOf(end), 'packed and unpacked')
      const back = changes.reduceRight((state, change) => applyChange(state, invertChange(change)), end)
      expectSame(textOf(back), textOf(start), 'all undone')
    },
  )

  test('people are where their places lie, found by looking through all outlines', () => {
    const end = wander(start, 4, 120, () => {})
    const { lon, lat } = end.places
    for (const [face, { places }] of end.people) {
      const outline = outlineOfDivision(end, divisionOfFace(face))
      for (const place of places) expect(pointInPolygons(outline, lon[place], lat[place])).toBe(true)
    }
  })

  test('a division is touched exactly if it is not the same before and after', () => {
    wander(start, 5, 150, (before, after, change, operation, number) => {
      if (number % 5 !== 0) return
      const touched = new Set(touchedDivisions(before, after, change))
      for (const id of new Set([...before.divisions.keys(), ...after.divisions.keys()])) {
        const same =
          JSON.stringify(before.divisions.get(id)) === JSON.stringify(after.divisions.get(id)) &&
          JSON.stringify(outlineOfDivision(before, id)) === JSON.stringify(outlineOfDivision(after, id))
        if (!same) expect(touched.has(id), `${operation.op} changes ${id}`).toBe(true)
      }
    })
  })
})
