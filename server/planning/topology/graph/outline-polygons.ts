import { doubleAreaOf, type IntegerRing, nestRings } from './nest-rings.ts'
import { type ArcsOfOutlines, arcsOfOutlines, joinLoops } from './outline-loops.ts'
import { startPoint } from './signed-arcs.ts'
import type { ArcGraph } from './trace-arcs.ts'
import { type FaceSides, traceFaces } from './trace-faces.ts'

/** Puts each outline together from its arcs: polygons as lists of rings, outer first; each ring begins in its least point (by x, then y). */
export function* outlinePolygons(graph: ArcGraph, outlineCount: number): Generator<IntegerRing[][]> {
  const byOutline = arcsOfOutlines(graph, traceFaces(graph), outlineCount)
  for (let outline = 0; outline < outlineCount; outline++) {
    yield nestRings(ringsOf(graph, byOutline, outline).map(({ xy, doubleArea }) => ({ xy: fromLeastPoint(xy), doubleArea })))
  }
}

/** The same by reference: of each outline its polygons, of each polygon its rings as signed arcs, from the least of the points where arcs join. */
export function* outlineLoops(graph: ArcGraph, faces: FaceSides, outlineCount: number): Generator<number[][][]> {
  const byOutline = arcsOfOutlines(graph, faces, outlineCount)
  for (let outline = 0; outline < outlineCount; outline++) {
    yield nestRings(ringsOf(graph, byOutline, outline)).map((rings) => rings.map(({ loop }) => loop))
  }
}

interface ArcRing extends IntegerRing {
  loop: number[]
}

function ringsOf(graph: ArcGraph, { starts, arcs }: ArcsOfOutlines, outline: number): ArcRing[] {
  return joinLoops(graph, arcs.subarray(starts[outline], starts[outline + 1])).map((unordered) => {
    const loop = fromLeastJoin(graph, unordered)
    const xy = loopPoints(graph, loop)
    return { loop, xy, doubleArea: doubleAreaOf(xy) }
  })
}

function loopPoints({ x, y, starts, pointOf }: ArcGraph, loop: readonly number[]): number[] {
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
}

function fromLeastJoin(graph: ArcGraph, loop: number[]): number[] {
  const { x, y } = graph
  let least = 0
  for (let i = 1; i < loop.length; i++) {
    const [p, q] = [startPoint(graph, loop[i]), startPoint(graph, loop[least])]
    if (x[p] < x[q] || (x[p] === x[q] && y[p] < y[q])) least = i
  }
  return least === 0 ? loop : [...loop.slice(least), ...loop.slice(0, least)]
}

function fromLeastPoint(xy: number[]): number[] {
  let least = 0
  for (let i = 2; i < xy.length; i += 2) if (xy[i] < xy[least] || (xy[i] === xy[least] && xy[i + 1] < xy[least + 1])) least = i
  return least === 0 ? xy : [...xy.slice(least, -2), ...xy.slice(0, least + 2)]
}
