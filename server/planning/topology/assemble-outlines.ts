import type { ArcMap } from './build-arcs.ts'
import { fromLattice } from './lattice.ts'
import type { FlatOutline } from './outline-types.ts'

/** Puts outlines together from their arcs: outer rings counter-clockwise, holes clockwise, each ring from the point its first arc begins with. */
export function assembleOutlines({ graph, outlines }: ArcMap): FlatOutline[] {
  const { x, y, starts, pointOf } = graph
  return outlines.map((polygons) => {
    const lonLat: number[] = []
    const ringEnds: number[] = []
    const polygonEnds: number[] = []
    for (const rings of polygons) {
      for (const ring of rings) {
        ring.forEach((signed, i) => {
          const arc = signed >= 0 ? signed : ~signed
          const length = starts[arc + 1] - starts[arc]
          for (let k = i === 0 ? 0 : 1; k < length; k++) {
            const point = pointOf[signed >= 0 ? starts[arc] + k : starts[arc + 1] - 1 - k]
            lonLat.push(fromLattice(x[point]), fromLattice(y[point]))
          }
        })
        ringEnds.push(lonLat.length / 2)
      }
      polygonEnds.push(ringEnds.length)
    }
    return { lonLat: Float64Array.from(lonLat), ringEnds: Uint32Array.from(ringEnds), polygonEnds: Uint32Array.from(polygonEnds) }
  })
}
