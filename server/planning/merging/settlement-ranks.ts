import { segmentMeters } from '../geodesy/lengths.ts'

/** Places of the town–village hierarchy within a planning area: 中心镇, 一般镇, 中心村, 一般村. */
export const settlementRanks = ['central_town', 'ordinary_town', 'central_village', 'ordinary_village'] as const
export type SettlementRank = (typeof settlementRanks)[number]

/** A town or village of a planning area, as it is ranked. */
export interface RankableUnit {
  lon: number
  lat: number
  population: number
  /** Categories of facilities that operate there. */
  services: number
}

export interface RankedUnit {
  rank: SettlementRank
  /** People-weighted mean distance of the area's people, each at their own unit's point, straight. */
  reachMeters: number
  /** Mean of its people, services and nearness beside the best of the area, 0–1. */
  score: number
}

/**
 * Suggests the centre of one planning area: the unit that is best in people, services and nearness to all, the three counted alike (the product's own choice: no rule gives weights);
 * of equals the first. The others are ordinary. Cost: units squared.
 */
export function rankUnits(units: readonly RankableUnit[], level: 'town' | 'village'): RankedUnit[] {
  const people = units.reduce((sum, { population }) => sum + population, 0)
  const reaches = units.map(({ lon, lat }) =>
    people === 0
      ? 0
      : units.reduce((sum, other) => sum + other.population * segmentMeters(lon, lat, other.lon, other.lat), 0) / people,
  )
  const mostPeople = Math.max(1, ...units.map(({ population }) => population))
  const mostServices = Math.max(1, ...units.map(({ services }) => services))
  const nearest = Math.min(...reaches)
  const scores = units.map(
    ({ population, services }, unit) =>
      (population / mostPeople + services / mostServices + (reaches[unit] === 0 ? 1 : nearest / reaches[unit])) / 3,
  )
  const centre = scores.indexOf(Math.max(...scores))
  return units.map((_, unit) => ({
    rank: `${unit === centre ? 'central' : 'ordinary'}_${level}`,
    reachMeters: reaches[unit],
    score: scores[unit],
  }))
}
