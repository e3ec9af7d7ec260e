import { buildPlanState } from '#planning/plans/build-plan-state'
import type { PlanSource, PlanState } from '#planning/plans/plan-types'
import { generateSample } from '../../../server/sample/generate-sample.ts'

/** The generated county as a plan begins with it on a day; ids are the sample's own names of identities. */
export function samplePlan(options: { scale?: number; seed?: number; day?: string } = {}): PlanState {
  const built = buildPlanState(sampleSource(options))
  if (!built.ok) throw new Error(`got ${built.reason} when expected the sample to make a plan`)
  return built.state
}

/** What that plan is built from. */
export function sampleSource({ scale = 0.1, seed = 1, day = '2026-11-22' } = {}): PlanSource {
  const sample = generateSample('county', { seed, scale })
  const divisions = [...sample.divisions].filter(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day),
  )
  const idOf = new Map(divisions.map(({ code, identity }) => [code, identity]))
  const demand = [...sample.demand]
  const column = (key: 'lon' | 'lat' | 'households' | 'population') => Float64Array.from(demand, (point) => point[key])
  return {
    scopeId: divisions.find(({ level }) => level === 'county')!.identity,
    divisions: divisions.map(({ identity, parentCode, households, population, ...division }) => ({
      id: identity,
      level: division.level,
      kind: division.kind,
      code: division.code,
      name: division.name,
      parentId: parentCode === null ? null : idOf.get(parentCode)!,
      terrain: division.terrain,
      urbanRuralClass: division.urbanRuralClass,
      geometry: division.geometry,
      statedHouseholds: households,
      statedPopulation: population,
    })),
    places: {
      lon: column('lon'),
      lat: column('lat'),
      households: column('households'),
      population: column('population'),
      isBuilding: Uint8Array.from(demand, ({ kind }) => (kind === 'building' ? 1 : 0)),
    },
    takenCodes: new Set(),
    prefer: 'group',
  }
}
