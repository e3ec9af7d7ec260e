import type { SnappedPoints } from '../../coverage/reach-facilities.ts'
import { farthestStationMeters } from '../../coverage/station-walks.ts'
import { type Network, noEdge, unreached } from '../../network/network.ts'
import { createPlaceCosts } from '../../network/place-costs.ts'
import { createSearchScratch, type SearchScratch, searchNearest } from '../../network/search-nearest.ts'
import { proposeStation } from './propose-station.ts'
import { type WalkFigures, walkFigures } from './walk-figures.ts'
import type { CostsTo, GridStation, StationPlace, WalkingPlace } from './walking-types.ts'

/** The streets, with places and stations put on them in the order of their lists. */
export interface WalkingStreets {
  network: Network
  places: SnappedPoints
  stations: SnappedPoints
}

/** What people of one grid walk to their station, and which that is; null where there is neither, or nobody. */
export interface GridWalk {
  station: GridStation | null
  walk: WalkFigures | null
}

/**
 * The walk from every place to the nearest station of its own grid, over walking streets within 6 km, each person counted once; of each grid and of all. Where a grid has no
 * station, one is proposed at the place from which its people walk least in all (`propose-station.ts`). Without streets stations are told and no walks. Cost: one search
 * a grid with stations, and one a place considered in the others.
 */
export function gridWalks(
  grids: number,
  places: readonly WalkingPlace[],
  stations: readonly StationPlace[],
  streets: WalkingStreets | null,
): { grids: GridWalk[]; walk: WalkFigures | null } {
  const placesOf: number[][] = Array.from({ length: grids }, () => [])
  for (const [index, { grid }] of places.entries()) placesOf[grid].push(index)
  const stationsOf: number[][] = Array.from({ length: grids }, () => [])
  for (const [index, { grid }] of stations.entries()) stationsOf[grid].push(index)
  const people = (index: number): number => places[index].population
  const told = ({ at, id, name }: StationPlace): GridStation => ({ at, facilityId: id, name })
  if (streets === null)
    return {
      grids: stationsOf.map(([first]) => ({ station: first === undefined ? null : told(stations[first]), walk: null })),
      walk: null,
    }

  const costsTo = createCostsTo(streets)
  const meters = new Float64Array(places.length).fill(Number.POSITIVE_INFINITY)
  const walks = placesOf.map((own, grid): GridWalk => {
    const walked = (): WalkFigures | null => walkFigures(own.map((index) => ({ meters: meters[index], people: people(index) })))
    if (stationsOf[grid].length > 0) {
      const peopleAt = new Map<number, number>()
      const costs = costsTo(streets.stations, stationsOf[grid], own, farthestStationMeters)
      for (const [i, { cost, nearest }] of costs.entries()) {
        if (cost === unreached) continue
        meters[own[i]] = cost / 1000
        peopleAt.set(nearest, (peopleAt.get(nearest) ?? 0) + people(own[i]))
      }
      const [most] = [...stationsOf[grid]].sort((a, b) => (peopleAt.get(b) ?? 0) - (peopleAt.get(a) ?? 0) || a - b)
      return { station: told(stations[most]), walk: walked() }
    }
    const proposed = proposeStation(places, own, streets.places, costsTo, farthestStationMeters)
    if (proposed === null) return { station: null, walk: walked() }
    for (const [i, way] of proposed.meters.entries()) meters[own[i]] = way
    const { at, name } = places[proposed.place]
    return { station: { at, facilityId: null, name }, walk: walked() }
  })
  return {
    grids: walks,
    walk: walkFigures(places.map(({ population }, index) => ({ meters: meters[index], people: population }))),
  }
}

function createCostsTo({ network, places }: WalkingStreets): CostsTo {
  const scratch: SearchScratch = createSearchScratch(network)
  return ({ places: points }, chosen, from, limitMeters) => {
    const pick = (values: Uint32Array): Uint32Array => Uint32Array.from(chosen, (index) => values[index])
    const sources = {
      count: chosen.length,
      edge: pick(points.edge),
      offset: pick(points.offset),
      snapMillimeters: pick(points.snapMillimeters),
    }
    const limits = { startCost: sources.snapMillimeters, limitCost: limitMeters * 1000 }
    const costAt = createPlaceCosts(network, searchNearest(network, sources, limits, scratch), sources, limits)
    return from.map((index) => {
      const { edge, offset, snapMillimeters } = places.places
      const way = edge[index] === noEdge ? { cost: unreached, source: unreached } : costAt(edge[index], offset[index])
      const cost = way.cost === unreached ? unreached : way.cost + snapMillimeters[index]
      return cost > limits.limitCost ? { cost: unreached, nearest: -1 } : { cost, nearest: chosen[way.source] }
    })
  }
}
