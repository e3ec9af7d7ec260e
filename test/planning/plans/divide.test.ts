import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildAtoms } from '#planning/division/atoms/build-atoms'
import { partOutlines } from '#planning/division/atoms/part-outlines'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { applyChange, invertChange } from '#planning/plans/apply-change'
import { applyOperation } from '#planning/plans/apply-operation'
import { buildPlanState } from '#planning/plans/build-plan-state'
import { packState } from '#planning/plans/pack-state'
import { childrenOf, countsOf, outlineOfDivision } from '#planning/plans/plan-state'
import type { PlanOperation, PlanState } from '#planning/plans/plan-types'
import { unassignedIn } from '#planning/topology/edit/division-map'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
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

  test('codes of new parts differ, and grids without a name are numbered like their siblings', () => {
    const [{ id }] = free
    const [one, other, third] = inThree(start, id)
    const divide = (...parts: Extract<PlanOperation, { op: 'divide' }>['parts']) =>
      applyOperation(start, { op: 'divide', parentId: id, level: 'grid_1', parts }, newId)
    const done = divide({ name: '一', geometry: one }, { name: '二', geometry: other }, { name: '三', geometry: third })
    expect(done.ok && new Set(childrenOf(done.state, id).map((child) => done.state.divisions.get(child)!.code)).size).toBe(3)
    const nameless = divide({ geometry: one }, { geometry: other }, { geometry: third })
    const parent = start.divisions.get(id)!
    expect(nameless.ok && childrenOf(nameless.state, id).map((child) => nameless.state.divisions.get(child)!.name)).toEqual(
      [1, 2, 3].map((number) => `${parent.name}第${number}网格`),
    )
    const [{ id: giver }] = gridded
    const [first] = childrenOf(start, giver)
    const series = /^(.*第)\d+网格$/.exec(start.divisions.get(first)!.name)![1]
    const parts = inThree(start, giver).map((geometry, i) => (i === 0 ? { id: first, geometry } : { geometry }))
    const again = applyOperation(start, { op: 'divide', parentId: giver, level: 'grid_1', parts }, newId)
    if (!again.ok) throw new Error(again.reason)
    for (const child of childrenOf(again.state, giver)) {
      const { name, code } = again.state.divisions.get(child)!
      expect(name).toBe(`${series}${Number(code.slice(-3))}网格`)
    }
    const unnamed = { op: 'divide', parentId: start.scopeId, level: 'town', parts: [{ geometry: one }] } as const
    expect(applyOperation(start, { ...unnamed, parts: [...unnamed.parts] }, newId)).toMatchObject({
      ok: false,
      reason: 'bad_name',
    })
    expect(divide()).toMatchObject({ ok: false, reason: 'last_child' })
    const twice = { id: 'x', name: '一', geometry: one }
    expect(divide(twice, twice)).toMatchObject({ ok: false, reason: 'id_taken' })
  })

  test('a part without a geometry stays just as it is, with all below it, while the others divide the rest', () => {
    const [{ id: keeps }] = gridded
    const town = start.divisions.get(keeps)!.parentId!
    const villages = childrenOf(start, town)
    const divided = start.divisions.get(villages.find((id) => id !== keeps && countsOf(start, id).population > 0)!)!
    const parts = inThree(start, divided.id).map((geometry, i) =>
      i === 0 ? { id: divided.id, geometry } : { name: `新${i}社区`, kind: 'community' as const, geometry },
    )
    const stays = villages.filter((id) => id !== divided.id).map((id) => ({ id }))
    const done = applyOperation(start, { op: 'divide', parentId: town, level: 'village', parts: [...stays, ...parts] }, newId)
    if (!done.ok) throw new Error(`got ${done.reason}`)
    expect(childrenOf(done.state, town)).toHaveLength(villages.length + 2)
    expect(faultsOf(done.state)).toEqual([])
    expect(countsOf(done.state, town)).toEqual(countsOf(start, town))
    for (const { id } of stays) {
      expect(done.state.divisions.get(id)).toBe(start.divisions.get(id))
      expect([...childrenOf(done.state, id)].sort()).toEqual([...childrenOf(start, id)].sort())
      expect(countsOf(done.state, id)).toEqual(countsOf(start, id))
    }
    const again = applyOperation(start, done.operation, newId)
    expect(again.ok && textOf(again.state) === textOf(done.state)).toBe(true)
    expect(textOf(applyChange(done.state, invertChange(done.change))) === textOf(start)).toBe(true)
    const all = { op: 'divide' as const, parentId: town, level: 'village' as const, parts: villages.map((id) => ({ id })) }
    expect(applyOperation(start, all, newId)).toMatchObject({ ok: false, reason: 'no_change' })
    expect(applyOperation(start, { ...all, parts: [{ id: 'nobody' }] }, newId)).toMatchObject({
      ok: false,
      reason: 'unknown_division',
    })
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

  describe('along a border that none of the parts has point by point', () => {
    const corner = (x: number, y: number): LonLat => [(1_040_000_000 + x) / 1e7, (300_000_000 + y) / 1e7]
    /** A point so far along a line, rounded to the lattice. */
    const along = ([ax, ay]: readonly number[], [bx, by]: readonly number[], share: number) =>
      [Math.round(ax + share * (bx - ax)), Math.round(ay + share * (by - ay))] as const
    const villages = (outlines: readonly (readonly (readonly [number, number])[])[]): PlanState => {
      const around = {
        level: 'village' as const,
        kind: 'community' as const,
        parentId: 'town',
        terrain: null,
        urbanRuralClass: null,
      }
      const division = (id: string, geometry: MultiPolygonCoordinates) => ({
        ...around,
        id,
        code: id,
        name: id,
        geometry,
        statedHouseholds: null,
        statedPopulation: null,
      })
      const rings = outlines.map((ring) => [...ring, ring[0]].map(([x, y]) => corner(x, y)))
      const box = [
        corner(-9000, -9000),
        corner(60_000, -9000),
        corner(60_000, 60_000),
        corner(-9000, 60_000),
        corner(-9000, -9000),
      ]
      const built = buildPlanState({
        scopeId: 'town',
        divisions: [
          { ...division('town', [[box]]), level: 'town', kind: 'town', parentId: null },
          ...rings.map((ring, i) => division(`village${i}`, [[ring]])),
        ],
        places: drawnPlan('A').places,
        takenCodes: new Set(),
        prefer: 'grid',
      })
      if (!built.ok) throw new Error(built.reason)
      return built.state
    }
    const shares = fc
      .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 12 })
      .map((list) => [0, ...list.sort((a, b) => a - b).map((each) => each / 1000), 1])
    const shift = fc.integer({ min: -4000, max: 4000 })

    test('they take all of the ground, and the neighbours follow', () => {
      fc.assert(
        fc.property(
          shares,
          fc.tuple(shift, shift, shift, shift),
          fc.integer({ min: 1, max: 6 }),
          (cuts, [a, b, c, d], stride) => {
            const [sw, se, ne, nw] = [
              [a, 0],
              [27_000, b],
              [24_000 + c, 24_000],
              [4313, 28_386 + d],
            ] as const
            const beyond = [
              [45_000, 0],
              [45_000, 30_000],
            ] as const
            const state = villages([
              [sw, se, ne, nw],
              [se, ...beyond, ne],
            ])
            const west = cuts.map((share) => along(sw, nw, share))
            const east = cuts.map((share) => along(se, ne, share))
            // Few cuts to a part, and many points on its sides.
            const ends = cuts.flatMap((_, i) => (i % stride === 0 || i === cuts.length - 1 ? [i] : []))
            const parts = ends.slice(1).map((end, i) => {
              const [from, to] = [ends[i], end + 1]
              const ring = [...west.slice(from, to).reverse(), ...east.slice(from, to)].map(([x, y]) => corner(x, y))
              return { geometry: [[[...ring, ring[0]]]] }
            })
            const done = applyOperation(state, { op: 'divide', parentId: 'village0', level: 'grid_1', parts }, newId)
            if (!done.ok) throw new Error(`got ${done.reason}`)
            expect(childrenOf(done.state, 'village0')).toHaveLength(parts.length)
            expect(done.state.map.faces.has(unassignedIn('village0'))).toBe(false)
            expect(faultsOf(done.state)).toEqual([])
            expect(textOf(applyChange(done.state, invertChange(done.change))) === textOf(state)).toBe(true)
          },
        ),
        { numRuns: 300 },
      )
    })
  })
})
