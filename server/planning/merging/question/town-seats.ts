import { reachFacilities, type SnappedPoints } from '../../coverage/reach-facilities.ts'
import { segmentMeters } from '../../geodesy/lengths.ts'
import type { MergeGroup } from '../merging-types.ts'
import { type SettlementWay, type WayFigures, wayFigures } from './measure-travel.ts'
import type { MergeGround } from './merge-ground.ts'

/** Where the people of a town go for what their own village has not. `parent`: the town, as units have it. */
export interface TownSeat {
  parent: number
  lon: number
  lat: number
}

/** The seats of the towns above; `snapped`: in their order on the streets, null where ways are straight. */
export interface TownSeats {
  seats: readonly TownSeat[]
  snapped: SnappedPoints | null
}

/** Ways from every settlement to the seat of its town, today and where a merged division lies in another town. */
export interface TownSeatWays {
  before: WayFigures
  after: WayFigures
  /** People whose town has no seat on the map, or from where no way leads to one; they are in no figure. */
  withoutSeat: number
  /** People who would belong to another town. */
  changedTown: number
}

/** Measures ways to town seats for one proposal after the other; null where the map has no seats. `unitOfCentre` as the table of travel has it. Cost: a search of the streets for each town that is asked about. */
export function createTownSeatWays(
  ground: MergeGround,
  townSeats: TownSeats,
  unitOfCentre: Int32Array,
): (groups: readonly MergeGroup[]) => TownSeatWays | null {
  const { units, settlements } = ground
  const known = new Map<number, Float64Array>()
  const secondsTo = (town: number): Float64Array => {
    const found = known.get(town) ?? secondsToTown(ground, townSeats, town)
    known.set(town, found)
    return found
  }
  return (groups) => {
    if (townSeats.seats.length === 0) return null
    const townAfter = Int32Array.from(units, ({ parent }) => parent)
    for (const { units: members, centre } of groups)
      if (members.length > 1) for (const unit of members) townAfter[unit] = units[unitOfCentre[centre]].parent
    let [withoutSeat, changedTown] = [0, 0]
    const ways = settlements.flatMap(({ unit, people }, settlement): SettlementWay[] => {
      const { parent } = units[unit]
      if (townAfter[unit] !== parent) changedTown += people
      const [before, after] = [secondsTo(parent)[settlement], secondsTo(townAfter[unit])[settlement]]
      if (before !== Number.POSITIVE_INFINITY && after !== Number.POSITIVE_INFINITY)
        return [{ settlement, people, before, after }]
      withoutSeat += people
      return []
    })
    return { before: wayFigures(ways, 'before'), after: wayFigures(ways, 'after'), withoutSeat, changedTown }
  }
}

/** Seconds from every settlement to the nearest seat of a town; Infinity where no way leads there. */
function secondsToTown(
  { settlements, streets, metersPerSecond }: MergeGround,
  { seats, snapped }: TownSeats,
  town: number,
): Float64Array {
  const own = [...seats.keys()].filter((seat) => seats[seat].parent === town)
  if (own.length === 0) return new Float64Array(settlements.length).fill(Number.POSITIVE_INFINITY)
  if (streets === null || snapped === null)
    return Float64Array.from(
      settlements,
      ({ lon, lat }) =>
        Math.min(...own.map((seat) => segmentMeters(lon, lat, seats[seat].lon, seats[seat].lat))) / metersPerSecond,
    )
  const { cost } = reachFacilities(streets.network, snapped, own, streets.demand, streets.costFactor)
  return Float64Array.from(settlements, ({ row }) => cost[row] * streets.secondsPerCost)
}
