import type { Network } from '../network/network.ts'
import { reachFacilities, type SnappedPoints } from './reach-facilities.ts'

/** Ways on foot from places to stations, in compressed rows: those of place p are entries `starts[p]` to `starts[p + 1]`. */
export interface WalkTable {
  starts: Uint32Array
  station: Uint32Array
  meters: Float64Array
}

/** Ways beyond this, meters, are as good as none: nobody walks to a station for an hour and a half. The product's own choice. */
export const farthestStationMeters = 6000

/**
 * The way from every place to every station that it reaches within a limit, in meters over the streets, both ways off the street included. One search a station: linear in
 * stations times the network.
 */
export function stationWalks(network: Network, stations: SnappedPoints, places: SnappedPoints, limitMeters: number): WalkTable {
  const rows: { station: number; meters: number }[][] = Array.from({ length: places.places.count }, () => [])
  for (let station = 0; station < stations.places.count; station++) {
    const { cost } = reachFacilities(network, stations, [station], places, 1, limitMeters * 1000)
    for (let place = 0; place < cost.length; place++)
      if (cost[place] <= limitMeters * 1000) rows[place].push({ station, meters: cost[place] / 1000 })
  }
  const starts = new Uint32Array(rows.length + 1)
  for (const [place, row] of rows.entries()) starts[place + 1] = starts[place] + row.length
  const all = rows.flat()
  return {
    starts,
    station: Uint32Array.from(all, ({ station }) => station),
    meters: Float64Array.from(all, ({ meters }) => meters),
  }
}
