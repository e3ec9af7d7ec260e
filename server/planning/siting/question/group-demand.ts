import { metersPerDegree } from '../../geodesy/lengths.ts'
import type { ReachLists } from '../siting-types.ts'

/** Groups of demand places, each to be served by one site. */
export interface DemandGroups {
  count: number
  /** Group of each demand place. */
  groupOf: Int32Array
  /** Width of the cells that were joined, meters; 0 where every place is a group of its own. */
  cellMeters: number
}

/** How demand may be joined. */
export interface Joining {
  /** Groups beyond which cells are widened, while they may be. */
  most: number
  /** No group of several places has more people. */
  mostPeople: number
  /** Cells are never wider, meters. */
  widestMeters: number
}

/** Cells begin so wide, and are doubled while there are too many groups. */
const firstCellMeters = 50

/** Joins demand that lives in the same cell of a lattice. */
export function groupDemand(lon: Float64Array, lat: Float64Array, weights: Float64Array, joining: Joining): DemandGroups {
  const { most, mostPeople, widestMeters } = joining
  const count = lon.length
  let groups: DemandGroups = { count, groupOf: Int32Array.from(lon.keys()), cellMeters: 0 }
  const degree = metersPerDegree(lat.reduce((sum, value) => sum + value, 0) / Math.max(1, count))
  for (let cellMeters = firstCellMeters; groups.count > most && cellMeters <= widestMeters; cellMeters *= 2) {
    const open = new Map<string, { group: number; people: number }>()
    const groupOf = new Int32Array(count)
    let next = 0
    for (let i = 0; i < count; i++) {
      const key = `${Math.floor((lon[i] * degree.lon) / cellMeters)} ${Math.floor((lat[i] * degree.lat) / cellMeters)}`
      const known = open.get(key)
      if (known && known.people + weights[i] <= mostPeople) {
        known.people += weights[i]
        groupOf[i] = known.group
      } else {
        open.set(key, { group: next, people: weights[i] })
        groupOf[i] = next++
      }
    }
    groups = { count: next, groupOf, cellMeters }
  }
  return groups
}

/** The same with the places of every group apart that no candidate serves together, though one serves each. */
export function splitStranded(groups: DemandGroups, reach: ReachLists, ofGroups: ReachLists): DemandGroups {
  const isStranded = (group: number): boolean => ofGroups.starts[group] === ofGroups.starts[group + 1]
  let { count } = groups
  const groupOf = groups.groupOf.map((group, i) => (isStranded(group) && reach.starts[i] < reach.starts[i + 1] ? count++ : group))
  return { ...groups, count, groupOf }
}

/** Ways of groups: the mean over their people; what not all of a group's people reach is out of its reach. Exact for plans that serve each group by one site. */
export function reachOfGroups(reach: ReachLists, weights: Float64Array, { count, groupOf }: DemandGroups): ReachLists {
  const { demandCount, candidateCount } = reach
  const people = new Float64Array(count)
  const members: number[][] = Array.from({ length: count }, () => [])
  for (let i = 0; i < demandCount; i++) {
    if (weights[i] === 0) continue
    people[groupOf[i]] += weights[i]
    members[groupOf[i]].push(i)
  }
  const starts = new Uint32Array(count + 1)
  const candidates: number[] = []
  const distances: number[] = []
  const sums = new Float64Array(candidateCount)
  const times = new Uint32Array(candidateCount)
  for (let group = 0; group < count; group++) {
    const reached: number[] = []
    for (const i of members[group]) {
      for (let at = reach.starts[i]; at < reach.starts[i + 1]; at++) {
        const j = reach.candidates[at]
        if (times[j]++ === 0) reached.push(j)
        sums[j] += weights[i] * reach.distances[at]
      }
    }
    const all = reached.filter((j) => times[j] === members[group].length).map((j) => ({ j, mean: sums[j] / people[group] }))
    all.sort((a, b) => a.mean - b.mean || a.j - b.j)
    for (const { j, mean } of all) {
      candidates.push(j)
      distances.push(mean)
    }
    starts[group + 1] = candidates.length
    for (const j of reached) {
      sums[j] = 0
      times[j] = 0
    }
  }
  return {
    demandCount: count,
    candidateCount,
    starts,
    candidates: Uint32Array.from(candidates),
    distances: Float64Array.from(distances),
  }
}
