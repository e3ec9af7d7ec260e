import Flatbush from 'flatbush'
import { metersPerDegree, segmentMeters } from '../../geodesy/lengths.ts'
import type { SiteWays } from './site-search.ts'

/** Finds who lives within so many meters of a point as the crow flies; costs are millimeters. What it returns is overwritten by the next search. */
export type StraightSearch = (lon: number, lat: number, limitMeters: number) => SiteWays

/** Room for the length of a degree, which differs within the box that is searched. */
const boxMargin = 1.01

/** Prepares searches from single points to the same demand, without streets. */
export function createStraightSearch(lon: ArrayLike<number>, lat: ArrayLike<number>): StraightSearch {
  const count = lon.length
  const index = new Flatbush(Math.max(1, count))
  for (let i = 0; i < count; i++) index.add(lon[i], lat[i])
  if (count === 0) index.add(0, 0)
  index.finish()
  const found = new Uint32Array(count)
  const costs = new Uint32Array(count)
  return (siteLon, siteLat, limitMeters) => {
    const degree = metersPerDegree(siteLat)
    const reachLat = (boxMargin * limitMeters) / degree.lat
    const farthest = metersPerDegree(Math.min(89, Math.abs(siteLat) + reachLat))
    const reachLon = (boxMargin * limitMeters) / farthest.lon
    const near = count === 0 ? [] : index.search(siteLon - reachLon, siteLat - reachLat, siteLon + reachLon, siteLat + reachLat)
    let size = 0
    for (const i of near.sort((a, b) => a - b)) {
      const meters = segmentMeters(siteLon, siteLat, lon[i], lat[i])
      if (meters > limitMeters) continue
      found[size] = i
      costs[size++] = Math.round(meters * 1000)
    }
    return { demands: found.subarray(0, size), costs: costs.subarray(0, size) }
  }
}
