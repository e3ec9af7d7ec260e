import { createDivisionPlacer } from '#planning/coverage/place-in-divisions'
import { reachFacilities, snapPoints } from '#planning/coverage/reach-facilities'
import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import { createSnapper } from '#planning/network/snap'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { facilityRules } from '#planning/rules/facility-rules'
import type { FacilityCategory } from '#planning/types'
import type { SampleContent, SampleDivision } from '../../../server/sample/sample-content.ts'
import { rounded } from '../measure.ts'
import { type Distribution, distributionsBy } from './distribution.ts'

const categories: readonly FacilityCategory[] = [
  'kindergarten',
  'primary_school',
  'junior_school',
  'clinic_station',
  'health_centre',
  'market',
  'community_service_station',
  'bus_stop',
]

/** Walking meters to the nearest facility at work, people by people, and how many people have it within the published radius. */
export interface WalkingFigure {
  category: FacilityCategory
  radiusMeters: number | null
  mark: string
  withinRadiusShare: number | null
  meters: Record<string, Distribution>
}

/** What walking on a sample's streets shows; none where it has no streets. */
export interface WalkingFigures {
  nodes: number
  kilometers: number
  unreachedPeople: number
  distances: WalkingFigure[]
}

/** Walks from every house and hamlet of a sample; `villages` tell the terrain. */
export function walkingFigures(content: SampleContent, villages: readonly SampleDivision[]): WalkingFigures | null {
  const table = createStreetTableBuilder()
  let streets = 0
  for (const street of content.streets) {
    table.add(street, 0)
    streets++
  }
  if (streets === 0) return null
  const barriers = createBarrierTableBuilder()
  for (const barrier of content.barriers) barriers.add(barrier)
  const built = buildNetwork(table.finish(), barriers.finish(), 'walk')
  if (!built.ok) throw new Error(`got streets without a walking network: ${built.reason}`)
  const snapper = createSnapper(built.network)
  const demand = [...content.demand]
  const facilities = [...content.facilities].filter(({ status }) => status === 'operating')
  const placed = (points: readonly { lon: number; lat: number }[]) =>
    snapPoints(
      snapper,
      points.map(({ lon }) => lon),
      points.map(({ lat }) => lat),
    )
  const homes = placed(demand)
  const sites = placed(facilities)
  const placement = createDivisionPlacer(
    villages.map(({ code, level, geometry }) => ({ id: code, code, level, parentIndex: -1, geometry })),
  )(
    demand.map(({ lon }) => lon),
    demand.map(({ lat }) => lat),
  )
  const terrainOf = (home: number): string | null => villages[placement.byLevel[0][home]]?.terrain ?? null
  const people = demand.reduce((sum, { population }) => sum + population, 0)
  const distances = categories.map((category): WalkingFigure => {
    const chosen = facilities.flatMap((facility, index) => (facility.category === category ? [index] : []))
    const { cost } = reachFacilities(built.network, sites, chosen, homes, 1)
    const reached = demand.flatMap((_, home) => (Number.isFinite(cost[home]) ? [home] : []))
    const { radiusMeters, mark } = facilityRules[category]
    const within =
      radiusMeters === null
        ? null
        : reached.reduce((sum, home) => sum + (cost[home] <= 1000 * radiusMeters ? demand[home].population : 0), 0)
    return {
      category,
      radiusMeters,
      mark,
      withinRadiusShare: within === null ? null : rounded(within / people),
      meters: distributionsBy(
        reached,
        terrainOf,
        (home) => cost[home] / 1000,
        (home) => demand[home].population,
        0,
      ),
    }
  })
  return {
    nodes: built.report.nodes,
    kilometers: rounded(built.report.lengthMeters / 1000, 0),
    unreachedPeople: demand.reduce((sum, { population }, home) => sum + (homes.failure[home] ? population : 0), 0),
    distances,
  }
}
