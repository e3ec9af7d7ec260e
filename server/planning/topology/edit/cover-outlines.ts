import type { LonLat, MultiPolygonCoordinates } from '../../types.ts'
import { buildEdgeGraph } from '../graph/edge-graph.ts'
import { nodeEdges } from '../graph/node-edges.ts'
import { setMembers } from '../graph/toggle-sets.ts'
import { traceArcs } from '../graph/trace-arcs.ts'
import { traceFaces } from '../graph/trace-faces.ts'
import { fromLattice, toLattice } from '../lattice.ts'
import { flatOutline } from '../outline-types.ts'

/** Outlines laid over each other: the borders of all, and the pieces of ground between them by who covers them. */
export interface Cover {
  arcs: { xy: Int32Array; left: number; right: number; isFreeRing: boolean }[]
  /** The outlines (by number, ascending) that cover a piece of ground, twice its area in square lattice steps, and a place on its rim. Pieces with the same outlines are one. */
  faces: { outlines: number[]; doubleSteps: number; at: LonLat }[]
}

/** Lays outlines over each other on the lattice; an outline is what an odd number of its rings surround. O(n log n). */
export function coverOutlines(geometries: readonly MultiPolygonCoordinates[]): Cover {
  const flat = geometries.map(flatOutline)
  const xy: number[] = []
  const ringEnds: number[] = []
  const outlineOfRing: number[] = []
  flat.forEach((outline, number) => {
    const before = xy.length / 2
    for (const degrees of outline.lonLat) xy.push(toLattice(degrees))
    for (const end of outline.ringEnds) {
      ringEnds.push(before + end)
      outlineOfRing.push(number)
    }
  })
  const edges = buildEdgeGraph({
    xy: Int32Array.from(xy),
    ringEnds: Uint32Array.from(ringEnds),
    outlineOfRing: Uint32Array.from(outlineOfRing),
  })
  nodeEdges(edges)
  const graph = traceArcs(edges)
  const { boundaryOf, coverOf, doubleArea, boundaryCount } = traceFaces(graph)

  const numberOf = new Map<number, number>()
  const faces: Cover['faces'] = []
  const faceOf = new Int32Array(boundaryCount)
  for (let boundary = 0; boundary < boundaryCount; boundary++) {
    const set = coverOf[boundary]
    if (!numberOf.has(set)) {
      numberOf.set(set, faces.length)
      faces.push({ outlines: [...setMembers(graph.sets, set)], doubleSteps: 0, at: [0, 0] })
    }
    faceOf[boundary] = numberOf.get(set)!
    faces[faceOf[boundary]].doubleSteps += doubleArea[boundary]
  }
  const ends = new Uint8Array(graph.x.length)
  const { starts, pointOf } = graph
  for (let arc = 0; arc + 1 < starts.length; arc++) {
    for (const point of [pointOf[starts[arc]], pointOf[starts[arc + 1] - 1]]) ends[point] = Math.min(3, ends[point] + 1)
  }
  const arcs = Array.from({ length: starts.length - 1 }, (_, arc) => {
    const points = pointOf.subarray(starts[arc], starts[arc + 1])
    const line = new Int32Array(2 * points.length)
    points.forEach((point, i) => {
      line[2 * i] = graph.x[point]
      line[2 * i + 1] = graph.y[point]
    })
    const [left, right] = [faceOf[boundaryOf[2 * arc]], faceOf[boundaryOf[2 * arc + 1]]]
    for (const face of [left, right]) faces[face].at = [fromLattice(line[2]), fromLattice(line[3])]
    return { xy: line, left, right, isFreeRing: points[0] === points[points.length - 1] && ends[points[0]] === 2 }
  })
  return { arcs, faces }
}
