import { localPlane, toPlane } from '../../geodesy/lengths.ts'
import { fromLattice } from '../../topology/lattice.ts'
import type { LonLat } from '../../types.ts'
import type { AtomEdge, AtomMap } from '../atoms/ground-types.ts'
import type { GroundCrossing } from './gridding-types.ts'

/** How far from a border a crossing may be placed. */
export const crossingReachMeters = 50

export type ChangedCrossings = { ok: true; map: AtomMap } | { ok: false; index: number }

/**
 * Opens and closes borders by hand: of the border nearest to each place, the whole length between its two atoms becomes passable or not. Refuses the first crossing that has
 * no border of the ground within 50 m. Cost: crossings × borders.
 */
export function changeCrossings(map: AtomMap, crossings: readonly GroundCrossing[]): ChangedCrossings {
  let edges = map.edges
  for (const [index, { at, passable }] of crossings.entries()) {
    const nearest = nearestInner(edges, at)
    if (nearest === null) return { ok: false, index }
    edges = edges.map((edge) => (isBetweenSame(edge, nearest) ? { ...edge, isPassable: passable } : edge))
  }
  return { ok: true, map: { ...map, edges } }
}

const isBetweenSame = (one: AtomEdge, other: AtomEdge): boolean =>
  (one.left === other.left && one.right === other.right) || (one.left === other.right && one.right === other.left)

/** The border between two atoms that lies nearest to a place; null where none lies within reach. */
function nearestInner(edges: readonly AtomEdge[], at: LonLat): AtomEdge | null {
  const plane = localPlane(...at)
  let [nearest, least]: [AtomEdge | null, number] = [null, crossingReachMeters]
  for (const edge of edges) {
    if (edge.left === -1 || edge.right === -1) continue
    const [ax, ay, bx, by] = edge.xy
    const meters = fromOrigin(toPlane(plane, fromLattice(ax), fromLattice(ay)), toPlane(plane, fromLattice(bx), fromLattice(by)))
    if (meters > least || (meters === least && nearest !== null)) continue
    nearest = edge
    least = meters
  }
  return nearest
}

function fromOrigin([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(ax + along * dx, ay + along * dy)
}
