import type { FaceId, PlaceTable, PlanState } from '#planning/plans/plan-types'
import type { CoverageDemand } from '../../api.ts'

let covered: { places: PlaceTable; flags: Uint8Array } | null = null

/** Place and demand point are the same where they lie within some ten centimeters. */
const placeKey = (lon: number, lat: number): string => `${lon.toFixed(6)},${lat.toFixed(6)}`

/** Takes from a coverage answer which of a plan's places are covered; null: there is no answer. */
export function noteCoverage(state: PlanState, demand: CoverageDemand | null): void {
  if (demand === null) {
    covered = null
    return
  }
  const { places } = state
  const isCovered = new Map(
    demand.features.map(({ geometry, properties }) => [
      placeKey(geometry.coordinates[0], geometry.coordinates[1]),
      properties.covered,
    ]),
  )
  const flags = new Uint8Array(places.lon.length)
  for (let i = 0; i < flags.length; i++) flags[i] = isCovered.get(placeKey(places.lon[i], places.lat[i])) ? 1 : 0
  covered = { places, flags }
}

/** The covered share of the people on some faces; null without an answer, or where nobody lives. */
export function coveredShareOf({ people, places }: PlanState, faces: readonly FaceId[]): number | null {
  if (covered?.places !== places) return null
  let [all, reached] = [0, 0]
  for (const face of faces) {
    for (const place of people.get(face)?.places ?? []) {
      all += places.population[place]
      if (covered.flags[place]) reached += places.population[place]
    }
  }
  return all === 0 ? null : reached / all
}
