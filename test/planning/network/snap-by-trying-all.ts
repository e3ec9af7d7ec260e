import { localPlane, toPlane } from '#planning/geodesy/lengths'
import { touchMeters } from '#planning/network/barrier-crossing'
import type { Network } from '#planning/network/network'
import type { LonLat } from '#planning/types'

/** The distance of the nearest point of any segment, by trying all. */
export function nearestOfAll(network: Network, [lon, lat]: LonLat): { meters: number } {
  const here = localPlane(lon, lat)
  let meters = Infinity
  for (let edge = 0; edge < network.edgeCount; edge++) {
    for (let k = network.shapeStart[edge]; k + 1 < network.shapeStart[edge + 1]; k++) {
      const [a, b] = [k, k + 1].map((i) => toPlane(here, network.shapeLonLat[2 * i], network.shapeLonLat[2 * i + 1]))
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
      const share = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, -(a[0] * dx + a[1] * dy) / (dx * dx + dy * dy)))
      meters = Math.min(meters, Math.hypot(a[0] + share * dx, a[1] + share * dy))
    }
  }
  return { meters }
}

/** How far the place at a cost along an edge is from a point. */
export function metersToPlace(network: Network, edge: number, offset: number, [lon, lat]: LonLat): number {
  let k = network.shapeStart[edge]
  while (k + 2 < network.shapeStart[edge + 1] && network.shapeCost[k + 1] < offset) k++
  const here = localPlane(lon, lat)
  const [a, b] = [k, k + 1].map((i) => toPlane(here, network.shapeLonLat[2 * i], network.shapeLonLat[2 * i + 1]))
  const share = (offset - network.shapeCost[k]) / Math.max(1, network.shapeCost[k + 1] - network.shapeCost[k])
  return Math.hypot(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
}

/** Points along every segment, in meters on a plane. */
export function sampledPoints(network: Network, here: ReturnType<typeof localPlane>, step: number): [number, number][] {
  const points: [number, number][] = []
  for (let edge = 0; edge < network.edgeCount; edge++) {
    for (let k = network.shapeStart[edge]; k + 1 < network.shapeStart[edge + 1]; k++) {
      const [a, b] = [k, k + 1].map((i) => toPlane(here, network.shapeLonLat[2 * i], network.shapeLonLat[2 * i + 1]))
      const steps = Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / step) + 1
      for (let i = 0; i <= steps; i++) points.push([a[0] + (i / steps) * (b[0] - a[0]), a[1] + (i / steps) * (b[1] - a[1])])
    }
  }
  return points
}

/**
 * Whether a wall stands between the plane's center and a point. With a margin above 0 the wall is that much longer and thicker, so that
 * what is not hidden surely is in sight; with a margin of 0 a wall within a touch of either end hides nothing.
 */
export function isHidden(network: Network, here: ReturnType<typeof localPlane>, x: number, y: number, margin: number): boolean {
  const length = Math.hypot(x, y)
  const touch = margin > 0 ? -margin : touchMeters + 0.001
  for (let i = 0; i < network.barriers.count; i++) {
    const [lonA, latA, lonB, latB] = network.barriers.segments.subarray(4 * i, 4 * i + 4)
    const [c, d] = [toPlane(here, lonA, latA), toPlane(here, lonB, latB)]
    const wall = Math.hypot(d[0] - c[0], d[1] - c[1])
    const determinant = x * (d[1] - c[1]) - y * (d[0] - c[0])
    if (wall === 0 || determinant === 0) continue
    const alongSight = (length * (c[0] * (d[1] - c[1]) - c[1] * (d[0] - c[0]))) / determinant
    const alongWall = (wall * (c[0] * y - c[1] * x)) / determinant
    const end = margin > 0 ? -margin : 0.001
    if (alongWall >= end && alongWall <= wall - end && alongSight > touch && alongSight < length - touch) return true
  }
  return false
}
