import { type IntegerRing, nestRings } from './nest-rings.ts'
import { arcsOfOutlines, joinLoops } from './outline-loops.ts'
import type { ArcGraph } from './trace-arcs.ts'
import { traceFaces } from './trace-faces.ts'

/** Puts each outline together from its arcs: polygons as lists of rings, outer first (see `nestRings`). */
export function* outlinePolygons(graph: ArcGraph, outlineCount: number): Generator<IntegerRing[][]> {
  const { x, y, starts, pointOf } = graph
  const byOutline = arcsOfOutlines(graph, traceFaces(graph), outlineCount)
  for (let outline = 0; outline < outlineCount; outline++) {
    const arcs = byOutline.arcs.subarray(byOutline.starts[outline], byOutline.starts[outline + 1])
    const rings = joinLoops(graph, arcs).map((loop) => {
      const xy: number[] = []
      for (const signed of loop) {
        const arc = signed >= 0 ? signed : ~signed
        const length = starts[arc + 1] - starts[arc]
        for (let k = xy.length === 0 ? 0 : 1; k < length; k++) {
          const point = pointOf[signed >= 0 ? starts[arc] + k : starts[arc + 1] - 1 - k]
          xy.push(x[point], y[point])
        }
      }
      return xy
    })
    yield nestRings(rings)
  }
}
