import { describe, expect, test } from 'vitest'
import { buildAtoms } from '#planning/division/atoms/build-atoms'
import { partOutlines } from '#planning/division/atoms/part-outlines'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { applyChange, invertChange } from '#planning/plans/apply-change'
import { applyOperation } from '#planning/plans/apply-operation'
import { packState } from '#planning/plans/pack-state'
import { childrenOf, countsOf, outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanOperation, PlanState } from '#planning/plans/plan-types'
import { unassignedIn } from '#planning/topology/edit/division-map'
import type { MultiPolygonCoordinates } from '#planning/types'
import { faultsOf } from './check-plan.ts'
import { drawnPlan } from './drawn-plan.ts'
import { samplePlan } from './sample-plan.ts'

let made = 0
const newId = () => `made-${made++}`
const textOf = (state: PlanState): string => JSON.stringify(packState(state))

/** A division's ground in three parts from west to east, along the surroundings of its places. */
function inThree(state: PlanState, id: string): MultiPolygonCoordinates[] {
  const { places } = state
  const geometry = outlineOfDivision(state, id)
  const rows = countsOf(state, id).population > 0 ? placesIn(state, id) : []
  const buildings = rows.map((row) => ({
    id: String(row),
    name: null,
    at: [places.lon[row], places.lat[row]] as const,
    households: places.households[row],
    population: places.population[row],
    outline: null,
  }))
  const { atoms, edges } = buildAtoms({ geometry, buildings, compounds: [], lines: [], ways: [], grids: [], lockedGridIds: [] })
  const order = atoms.map((atom, number) => ({ number, lon: interiorPoint(atom.geometry)[0] })).sort((a, b) => a.lon - b.lon)
  const part = new Map(order.map(({ number }, rank) => [number, Math.floor((3 * rank) / order.length)]))
  return partOutlines(edges, (atom) => part.get(atom)!, 3)
}

function placesIn(state: PlanState, id: string): number[] {
  const below = childrenOf(state, id)
  if (below.length > 0) return [...below, unassignedIn(id)].flatMap((each) => placesIn(state, each))
  return [...(state.people.get(id)?.places ?? [])]
}

describe('dividing anew', () => {
  const start = samplePlan({ scale: 0.05 })
  const all = [...start.divisions.values()]
  const free = all.filter(({ id, level }) => level === 'village' && childrenOf(start, id).length === 0)
  const gridded = all.filter(({ id }) => childrenOf(start, id).some((child) => start.divisions.get(child)!.level === 'grid_1'))

  test.each([
    ['without children', free],
    ['with grids', gridded],
  ])('parts along its own places become the children of a division %s, nothing is left over', (_, candidates) => {
    expect(candidates.length).toBeGreaterThan(0)
    for (const { id } of candidates.slice(0, 4)) {
      const old = childrenOf(start, id)
      const parts = inThree(start, id).map((geometry, i) =>
        i === 0 && old.length > 0 ? { id: old[0], geometry } : { name: `第${i + 1}网格`, geometry },
      )
      const done = applyOperation(start, { op: 'divide', parentId: id, level: 'grid_1', parts }, newId)
      if (!done.ok) throw new Error(`got ${done.reason}`)
      expect(childrenOf(done.state, id)).toHaveLength(3)
      expect(done.state.map.faces.has(unassignedIn(id))).toBe(false)
      expect(faultsOf(done.state)).toEqual([])
      expect(countsOf(done.state, id)).toEqual(countsOf(start, id))
      expect(old.length === 0 || childrenOf(done.state, id).includes(old[0])).toBe(true)
      const again = applyOperation(start, done.operation, newId)
      expect(again.ok && textOf(again.state) === textOf(done.state)).toBe(true)
      expect(textOf(applyChange(done.state, invertChange(done.change))) === textOf(start)).toBe(true)
    }
  })

  test('codes of new parts differ, and names are asked for', () => {
    const [{ id }] = free
    const [one, other, third] = inThree(start, id)
    const divide = (...parts: Extract<PlanOperation, { op: 'divide' }>['parts']) =>
      applyOperation(start, { op: 'divide', parentId: id, level: 'grid_1', parts }, newId)
    const done = divide({ name: '一', geometry: one }, { name: '二', geometry: other }, { name: '三', geometry: third })
    expect(done.ok && new Set(childrenOf(done.state, id).map((child) => done.state.divisions.get(child)!.code)).size).toBe(3)
    expect(divide({ geometry: one })).toMatchObject({ ok: false, reason: 'bad_name' })
    expect(divide()).toMatchObject({ ok: false, reason: 'last_child' })
    const twice = { id: 'x', name: '一', geometry: one }
    expect(divide(twice, twice)).toMatchObject({ ok: false, reason: 'id_taken' })
  })

  test('what no part covers is left unassigned', () => {
    const state = drawnPlan('AB')
    const [a, b] = childrenOf(state, state.scopeId)
    const done = applyOperation(
      state,
      {
        op: 'divide',
        parentId: state.scopeId,
        level: state.divisions.get(a)!.level,
        parts: [{ id: a, geometry: outlineOfDivision(state, a) }],
      },
      newId,
    )
    expect(
      done.ok && [
        childrenOf(done.state, state.scopeId),
        done.state.divisions.has(b),
        done.state.map.faces.has(unassignedIn(state.scopeId)),
      ],
    ).toEqual([[a], false, true])
  })
})
