import { segmentMeters } from '../geodesy/lengths.ts'
import { type ArcMap, outlinesBeside } from './build-arcs.ts'
import { fromLattice } from './lattice.ts'

/** Two outlines, a before b, and the length of the border between them. */
export interface SharedBorder {
  a: number
  b: number
  meters: number
}

/** Lists the pairs of outlines of the same level that share a border, by outline; those that only touch in points share none. */
export function sharedBorders<Level>(map: ArcMap, levels: readonly Level[]): SharedBorder[] {
  const found = new Map<number, SharedBorder>()
  const { setOf } = map.graph
  for (let arc = 0; arc < setOf.length; arc++) {
    const { left, right } = outlinesBeside(map, arc)
    if (left.length === 0 || right.length === 0) continue
    const meters = arcMeters(map, arc)
    for (const one of left) {
      for (const other of right) {
        if (levels[one] !== levels[other]) continue
        const [a, b] = one < other ? [one, other] : [other, one]
        const known = found.get(a * levels.length + b)
        if (known) known.meters += meters
        else found.set(a * levels.length + b, { a, b, meters })
      }
    }
  }
  return [...found.values()].sort((p, q) => p.a - q.a || p.b - q.b)
}

/** Length of an arc in meters, on the ellipsoid. */
export function arcMeters({ graph: { x, y, starts, pointOf } }: ArcMap, arc: number): number {
  let meters = 0
  for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
    const [p, q] = [pointOf[i - 1], pointOf[i]]
    meters += segmentMeters(fromLattice(x[p]), fromLattice(y[p]), fromLattice(x[q]), fromLattice(y[q]))
  }
  return meters
}
