import { polygonsOf, type Side } from '../../topology/edit/face-polygons.ts'
import { fromLattice } from '../../topology/lattice.ts'
import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import type { AtomEdge } from './ground-types.ts'

/**
 * The outlines of parts of the ground, by the atoms in them (`partOf`, 0 … parts − 1): they tile the ground, point by point. Of neighbours on straight
 * lines both have every point of the other. O(n log n).
 */
export function partOutlines(
  edges: readonly AtomEdge[],
  partOf: (atom: number) => number,
  parts: number,
): MultiPolygonCoordinates[] {
  const sides: Side[][] = Array.from({ length: parts }, () => [])
  for (const { xy, left, right } of edges) {
    const [l, r] = [left === -1 ? -1 : partOf(left), right === -1 ? -1 : partOf(right)]
    if (l === r) continue
    const side = { xy, left: String(l), right: String(r) }
    for (const part of [l, r]) if (part !== -1) sides[part].push(side)
  }
  return sides.map((around, part) =>
    polygonsOf(around, String(part)).map((rings) =>
      rings.map(({ xy }) => {
        const points: LonLat[] = []
        for (let i = 0; i < xy.length; i += 2) points.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
        return points
      }),
    ),
  )
}
