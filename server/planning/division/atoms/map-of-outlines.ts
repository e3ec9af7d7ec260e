import { buildArcs, outlinesBeside } from '../../topology/build-arcs.ts'
import { flatOutline } from '../../topology/outline-types.ts'
import { arcMeters } from '../../topology/shared-borders.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'
import type { AtomEdge } from './ground-types.ts'
import { partOutlines } from './part-outlines.ts'

/** Outlines that share less border than this, meters, only touch: nobody passes. */
const leastBorderMeters = 1

/**
 * Outlines of divisions (towns, villages, groups) as a map of ground: every piece of border that two share, over which people pass, and of each with what lies beyond all. Gaps and overlaps
 * of less than 5 cm close; `outlines` are the same ground with the points of all neighbours. O(n log n).
 */
export function mapOfOutlines(geometries: readonly MultiPolygonCoordinates[]): {
  edges: AtomEdge[]
  outlines: MultiPolygonCoordinates[]
} {
  const map = buildArcs(geometries.map(flatOutline))
  const { x, y, starts, pointOf } = map.graph
  const edges: AtomEdge[] = []
  const metersOf = new Map<string, number>()
  const pairOf = ({ left, right }: Pick<AtomEdge, 'left' | 'right'>): string =>
    `${Math.min(left, right)} ${Math.max(left, right)}`
  for (let arc = 0; arc + 1 < starts.length; arc++) {
    const beside = outlinesBeside(map, arc)
    const [left, right] = [beside.left[0] ?? -1, beside.right[0] ?? -1]
    if (left === right) continue
    const pair = pairOf({ left, right })
    metersOf.set(pair, (metersOf.get(pair) ?? 0) + arcMeters(map, arc))
    for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
      const [p, q] = [pointOf[i - 1], pointOf[i]]
      edges.push({ xy: [x[p], y[p], x[q], y[q]], left, right, line: 'open', isPassable: true })
    }
  }
  const outlines = partOutlines(edges, (unit) => unit, geometries.length)
  return { edges: edges.map((edge) => ({ ...edge, isPassable: metersOf.get(pairOf(edge))! >= leastBorderMeters })), outlines }
}
