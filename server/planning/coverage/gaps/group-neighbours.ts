import Flatbush from 'flatbush'
import { localPlane, toPlane } from '../../geodesy/lengths.ts'
import { type Network, noEdge } from '../../network/network.ts'
import type { DemandTable } from '../coverage-types.ts'
import type { SnappedPoints } from '../reach-facilities.ts'
import type { BarrierBetween } from './barrier-between.ts'
import { createMinQueue } from './min-queue.ts'

export interface NeighbourInput {
  network: Network
  demand: DemandTable
  snapped: SnappedPoints
  barrierBetween: BarrierBetween
}

export interface NeighbourLimits {
  /** Points no farther apart on foot are neighbours. */
  linkMeters: number
  /** No group grows wider than this, from its south-western to its north-eastern corner. */
  extentMeters: number
}

interface Link {
  a: number
  b: number
  length: number
}

/** Of a point off the network so many of the nearest others are looked at. */
const straightNeighbours = 8

/**
 * Links between points on the network that are neighbours along streets: one search from all of them at once; where the regions of
 * two points meet, they are linked by the way over that meeting. These links keep every grouping by distance (Mehlhorn 1988).
 */
export function streetLinks({ network, snapped }: NeighbourInput, points: readonly number[], linkMeters: number): Link[] {
  const { edgeFrom, edgeTo, edgeCost, firstArc, arcNode, arcCost } = network
  const { edge, offset } = snapped.places
  const limit = linkMeters * 1000
  const links: Link[] = []
  const cost = new Map<number, number>()
  const label = new Map<number, number>()
  const queue = createMinQueue()
  const improve = (node: number, length: number, point: number): void => {
    const known = cost.get(node)
    if (length > limit || (known !== undefined && (known < length || (known === length && label.get(node)! <= point)))) return
    cost.set(node, length)
    label.set(node, point)
    queue.push(node, length)
  }
  const alongEdges = [...points].sort((a, b) => edge[a] - edge[b] || offset[a] - offset[b] || a - b)
  alongEdges.forEach((point, i) => {
    improve(edgeFrom[edge[point]], offset[point], point)
    improve(edgeTo[edge[point]], edgeCost[edge[point]] - offset[point], point)
    const before = alongEdges[i - 1]
    if (i > 0 && edge[before] === edge[point]) links.push({ a: before, b: point, length: offset[point] - offset[before] })
  })
  for (let next = queue.pop(); next !== null; next = queue.pop()) {
    const { item: node, cost: here } = next
    if (cost.get(node) !== here) continue
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) improve(arcNode[arc], here + arcCost[arc], label.get(node)!)
  }
  for (const [node, here] of cost) {
    const a = label.get(node)!
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
      const there = cost.get(arcNode[arc])
      if (there === undefined || label.get(arcNode[arc]) === a) continue
      links.push({ a, b: label.get(arcNode[arc])!, length: here + arcCost[arc] + there })
    }
  }
  // A point that could keep no node, because others are nearer to both ends of its edge, is linked to those.
  for (const point of points) {
    for (const [node, length] of [
      [edgeFrom[edge[point]], offset[point]],
      [edgeTo[edge[point]], edgeCost[edge[point]] - offset[point]],
    ]) {
      const keeper = label.get(node)
      if (keeper !== undefined && keeper !== point) links.push({ a: keeper, b: point, length: length + cost.get(node)! })
    }
  }
  return links.filter((link) => link.length <= limit)
}

/** Links between points off the network: those near in a straight line that crosses no barrier. */
export function straightLinks({ demand, barrierBetween }: NeighbourInput, points: readonly number[], linkMeters: number): Link[] {
  if (points.length < 2) return []
  const plane = localPlane(demand.lon[points[0]], demand.lat[points[0]])
  const at = points.map((point) => toPlane(plane, demand.lon[point], demand.lat[point]))
  const index = new Flatbush(points.length)
  for (const [x, y] of at) index.add(x, y)
  index.finish()
  return points.flatMap((point, i) =>
    index.neighbors(at[i][0], at[i][1], straightNeighbours + 1, linkMeters).flatMap((j): Link[] => {
      const other = points[j]
      if (i === j || barrierBetween(demand.lon[point], demand.lat[point], demand.lon[other], demand.lat[other])) return []
      return [{ a: point, b: other, length: Math.round(1000 * Math.hypot(at[i][0] - at[j][0], at[i][1] - at[j][1])) }]
    }),
  )
}

/**
 * Groups points that are neighbours on foot (or, off the network, in a straight line without a barrier): nearest pairs first, as long as
 * the group stays within `extentMeters`. Groups come in the order of their first members.
 */
export function groupNeighbours(
  input: NeighbourInput,
  points: readonly number[],
  { linkMeters, extentMeters }: NeighbourLimits,
): number[][] {
  const { demand, snapped } = input
  const onStreets = points.filter((point) => snapped.places.edge[point] !== noEdge)
  const offStreets = points.filter((point) => snapped.places.edge[point] === noEdge)
  const links = [...streetLinks(input, onStreets, linkMeters), ...straightLinks(input, offStreets, linkMeters)].map(
    ({ a, b, length }) => (a < b ? { a, b, length } : { a: b, b: a, length }),
  )
  links.sort((one, two) => one.length - two.length || one.a - two.a || one.b - two.b)

  const groups = new Map<number, { members: number[]; box: [number, number, number, number] }>()
  for (const point of points) {
    const [lon, lat] = [demand.lon[point], demand.lat[point]]
    groups.set(point, { members: [point], box: [lon, lat, lon, lat] })
  }
  for (const { a, b } of links) {
    const [one, two] = [groups.get(a)!, groups.get(b)!]
    if (one === two) continue
    const west = Math.min(one.box[0], two.box[0])
    const south = Math.min(one.box[1], two.box[1])
    const east = Math.max(one.box[2], two.box[2])
    const north = Math.max(one.box[3], two.box[3])
    const [width, height] = toPlane(localPlane(west, south), east, north)
    if (Math.hypot(width, height) > extentMeters) continue
    const [larger, smaller] = one.members.length >= two.members.length ? [one, two] : [two, one]
    larger.box = [west, south, east, north]
    for (const member of smaller.members) {
      larger.members.push(member)
      groups.set(member, larger)
    }
  }
  const distinct = [...new Set(groups.values())].map(({ members }) => members.sort((a, b) => a - b))
  return distinct.sort((a, b) => a[0] - b[0])
}
