import { interiorPoint } from '#planning/geodesy/interior-point'
import { buildPlanState } from '#planning/plans/build-plan-state'
import { packState } from '#planning/plans/pack-state'
import type { PlanState } from '#planning/plans/plan-types'
import { seededRandom } from '#planning/random'
import type { LonLat } from '#planning/types'
import { nestedDivisions } from '../../helpers/nested-divisions.ts'

export interface MadePlan {
  planId: string
  state: PlanState
  /** The map as the service would answer it. */
  map: unknown
  /** Inside a village near the middle. */
  middle: LonLat
}

/** A plan over a made county whose towns, villages and groups have so many parts in a row and a column; two demand points a group. */
export function madePlan([towns, villages, groups]: readonly [number, number, number]): MadePlan {
  const planId = '00000000-0000-4000-8000-00000000beef'
  const staged = nestedDivisions([
    { level: 'county', kind: 'county', parts: 1 },
    { level: 'town', kind: 'town', parts: towns },
    { level: 'village', kind: 'village', parts: villages },
    { level: 'group', kind: 'villager_group', parts: groups },
  ])
  const idOf = new Map(staged.map(({ divisionId }) => [divisionId, divisionId]))
  const divisions = staged.map((each) => ({
    ...each,
    id: each.divisionId,
    parentId: each.parentId === null ? null : (idOf.get(each.parentId) ?? null),
    terrain: null,
    urbanRuralClass: null,
    statedHouseholds: null,
    statedPopulation: null,
  }))
  const random = seededRandom(1)
  const places = divisions
    .filter(({ level }) => level === 'group')
    .flatMap(({ geometry }) =>
      [interiorPoint(geometry), geometry[0][0][0]].map((at) => ({ at, households: 10 + Math.floor(random() * 60) })),
    )
  const built = buildPlanState({
    scopeId: divisions[0].id,
    divisions,
    places: {
      lon: Float64Array.from(places, ({ at }) => at[0]),
      lat: Float64Array.from(places, ({ at }) => at[1]),
      households: Float64Array.from(places, ({ households }) => households),
      population: Float64Array.from(places, ({ households }) => 2.6 * households),
      isBuilding: new Uint8Array(places.length).fill(1),
    },
    takenCodes: new Set(),
    prefer: 'group',
  })
  if (!built.ok) throw new Error(`got ${built.reason} when expected a plan`)
  const villagesOnly = divisions.filter(({ level }) => level === 'village')
  const middle = interiorPoint(villagesOnly[Math.floor(villagesOnly.length / 2)].geometry)
  return { planId, state: built.state, map: { planId, version: 0, state: packState(built.state), notes: [] }, middle }
}
