import { describe, expect, test } from 'vitest'
import { segmentMeters } from '#planning/geodesy/lengths'
import { applyChange, invertChange } from '#planning/plans/apply-change'
import { applyOperation } from '#planning/plans/apply-operation'
import { checkChanges } from '#planning/plans/checks/check-changes'
import type { CheckedBuilding, StationWalks } from '#planning/plans/checks/check-context'
import { runChecks } from '#planning/plans/checks/run-checks'
import { diffStates } from '#planning/plans/diff/diff-states'
import { lineageOf } from '#planning/plans/diff/lineage-of'
import { movedGround } from '#planning/plans/diff/moved-ground'
import { packState, unpackState } from '#planning/plans/pack-state'
import { faceOfPlace } from '#planning/plans/people/settle-people'
import { countsOf, divisionAtLevel } from '#planning/plans/plan-state'
import type { PlanChange, PlanState } from '#planning/plans/plan-types'
import { seededRandom } from '#planning/random'
import { generateSample } from '../../../../server/sample/generate-sample.ts'
import { drawnPlan } from '../drawn-plan.ts'
import { randomOperation } from '../random-operations.ts'
import { samplePlan } from '../sample-plan.ts'

/** The sample's buildings, each of a household. */
const sampleBuildings = (): CheckedBuilding[] =>
  [...generateSample('county', { seed: 1, scale: 0.1 }).land]
    .filter(({ kind }) => kind === 'building')
    .map(({ geometry }, i) => ({ id: `b${i}`, geometry, households: 1 }))

/** Ways to stations at every 60th place, as the crow flies. */
function straightWalks({ places: { lon, lat } }: PlanState): StationWalks {
  const stations = Array.from(lon, (east, row) => ({ lon: east, lat: lat[row] })).filter((_, row) => row % 60 === 0)
  const count = stations.length
  return {
    category: 'community_service_station',
    stations,
    starts: Uint32Array.from({ length: lon.length + 1 }, (_, row) => row * count),
    station: Uint32Array.from({ length: lon.length * count }, (_, i) => i % count),
    meters: Float64Array.from({ length: lon.length * count }, (_, i) => {
      const [row, station] = [Math.floor(i / count), stations[i % count]]
      return segmentMeters(lon[row], lat[row], station.lon, station.lat)
    }),
  }
}

const newIds = () => {
  let made = 0
  return () => `n${String(made++).padStart(3, '0')}`
}

describe('random operations on the sample’s plan', { timeout: 120_000 }, () => {
  const base = samplePlan()

  test('checking what they touched, done and undone, a few at a time, is checking all', () => {
    const random = seededRandom(7)
    const newId = newIds()
    const options = { base, buildings: sampleBuildings(), walks: [straightWalks(base)] }
    let checked = { state: base, results: runChecks(base, options) }
    const done: PlanChange[] = []
    let cut = 0
    for (let round = 0; round < 8; round++) {
      const changes: PlanChange[] = []
      let { state } = checked
      while (changes.length < 6) {
        const isUndone = done.length > 0 && random() < 0.25
        const result = isUndone
          ? null
          : applyOperation(state, randomOperation(state, [...state.divisions.values()], random), newId)
        if (result && !result.ok) continue
        const change = result ? result.change : invertChange(done.pop()!)
        if (result) done.push(change)
        state = applyChange(state, change)
        changes.push(change)
      }
      checked = checkChanges(checked, changes, options)
      const all = runChecks(state, options)
      expect(checked.results).toEqual(all)
      cut += all.find(({ rule }) => rule === 'buildings_cut')!.findings.length
    }
    expect(cut).toBeGreaterThan(0)
    expect(checkChanges(checked, done.reverse().map(invertChange), options).results).toEqual(runChecks(base, options))
  })

  test('the difference keeps people and ground, as places say, whether borders are shared or not', () => {
    for (const seed of [1, 2]) {
      const random = seededRandom(seed)
      const newId = newIds()
      let state = base
      for (let steps = 0; steps < 12; ) {
        const result = applyOperation(state, randomOperation(state, [...state.divisions.values()], random), newId)
        if (!result.ok) continue
        state = result.state
        steps++
      }
      const diff = diffStates(base, state)
      expectConserved(base, state)
      expect(movesByPlaces(base, state)).toEqual(
        diff.moves
          .filter(({ population }) => population > 0)
          .map(({ level, fromId, toId, population }) => `${level} ${fromId} ${toId} ${population}`)
          .sort(),
      )
      const other = unpackState(packState(state))
      expect(diffStates(base, other)).toEqual(diff)
      expect(movedGround(base, other)).toEqual(movedGround(base, state))
      expect(lineageOf(base, state)).toEqual(diff.lineage)
      const ended = [...base.divisions.keys()].filter((id) => !state.divisions.has(id))
      const withHeirs = new Set(diff.lineage.map(({ predecessorId }) => predecessorId))
      const freed = new Set(diff.moves.filter(({ toId }) => toId === null).map(({ fromId }) => fromId))
      expect(ended.filter((id) => !withHeirs.has(id) && !freed.has(id))).toEqual([])
    }
  })
})

describe('random operations on a plan of stated people', () => {
  test('the difference moves as many as the two states differ by', () => {
    const parents = { A: 'X', B: 'X', C: 'Y', D: 'Y', E: 'Y' }
    const base = drawnPlan('AABBB\nACCDD\nACEED', {
      parents,
      people: { A: 100, B: 30, C: 7, D: 50, E: 400 },
      stated: 'ABDE',
    })
    let moved = 0
    for (let seed = 0; seed < 20; seed++) {
      const random = seededRandom(seed)
      const newId = newIds()
      let state = base
      for (let tries = 0; tries < 12; tries++) {
        const result = applyOperation(state, randomOperation(state, [...state.divisions.values()], random), newId)
        if (result.ok) state = result.state
      }
      moved += expectConserved(base, state)
    }
    expect(moved).toBeGreaterThan(1000)
  })
})

/** People and ground that a division loses and gets are what it has more or less. */
function expectConserved(before: PlanState, after: PlanState): number {
  const { moves, divisions } = diffStates(before, after)
  const balance = new Map<string, { population: number; squareMeters: number }>()
  for (const { fromId, toId, population, squareMeters } of moves) {
    for (const [id, sign] of [
      [fromId, -1],
      [toId, 1],
    ] as const) {
      if (id === null) continue
      const known = balance.get(id) ?? { population: 0, squareMeters: 0 }
      balance.set(id, {
        population: known.population + sign * population,
        squareMeters: known.squareMeters + sign * squareMeters,
      })
    }
  }
  const has = (state: PlanState, id: string) => (state.divisions.has(id) ? countsOf(state, id).population : 0)
  for (const id of new Set([...before.divisions.keys(), ...after.divisions.keys()]))
    expect(has(after, id) - has(before, id)).toBeCloseTo(balance.get(id)?.population ?? 0, 5)
  for (const { id, before: old, after: now } of divisions) {
    const change = (now?.areaSquareMeters ?? 0) - (old?.areaSquareMeters ?? 0)
    const perimeterNoise = 1
    expect(Math.abs(change - (balance.get(id)?.squareMeters ?? 0))).toBeLessThan(perimeterNoise)
  }
  return moves.reduce((sum, { population }) => sum + population, 0)
}

function movesByPlaces(before: PlanState, after: PlanState): string[] {
  const levels = [...new Set([...before.divisions.values(), ...after.divisions.values()].map(({ level }) => level))]
  const found = new Map<string, number>()
  for (let row = 0; row < before.places.lon.length; row++) {
    const [was, is] = [before, after].map((state) => faceOfPlace(state.map, state.places, row))
    for (const level of levels) {
      const [from, to] = [divisionAtLevel(before, was, level)?.id ?? null, divisionAtLevel(after, is, level)?.id ?? null]
      if (from === to || before.places.population[row] === 0) continue
      found.set(`${level} ${from} ${to}`, (found.get(`${level} ${from} ${to}`) ?? 0) + before.places.population[row])
    }
  }
  return [...found].map(([key, people]) => `${key} ${people}`).sort()
}
