import { dropSlivers } from './generalise/drop-slivers.ts'
import { buildEdgeGraph, type IntegerRings } from './graph/edge-graph.ts'
import { nodeEdges } from './graph/node-edges.ts'
import { outlineLoops } from './graph/outline-polygons.ts'
import { setMembers } from './graph/toggle-sets.ts'
import type { ArcGraph } from './graph/trace-arcs.ts'
import { type FaceSides, traceFaces } from './graph/trace-faces.ts'
import { latticeStepsPerDegree, toLattice } from './lattice.ts'
import type { FlatOutline } from './outline-types.ts'

/**
 * Divisions as borders: every border once, from junction to junction, on the lattice of 1e-7 degree (x east, y north). Arc a runs through the points
 * graph.pointOf[graph.starts[a] .. graph.starts[a + 1]]; rings refer to arcs by signed number, a as it runs and ~a against it, with the inside on
 * the left.
 */
export interface ArcMap {
  graph: ArcGraph
  faces: FaceSides
  /** Of each outline its polygons, of each polygon its rings (outer first), of each ring its signed arcs. */
  outlines: number[][][][]
}

/** Meters of a degree of latitude, roughly: slivers are measured by it. */
const metersPerLatticeStep = 111_000 / latticeStepsPerDegree

/**
 * Builds the common borders of outlines of one level or several. Coordinates are rounded to the lattice; a point that lies on a neighbour's edge
 * becomes a point of that edge. Gaps and overlaps narrower than `sliverMeters` close (see `dropSlivers`), so that neighbours whose sources
 * differ by less still share a border.
 */
export function buildArcs(outlines: readonly FlatOutline[], { sliverMeters = 0.05 }: { sliverMeters?: number } = {}): ArcMap {
  const edges = buildEdgeGraph(latticeRings(outlines))
  nodeEdges(edges)
  const graph = dropSlivers(edges, sliverMeters / metersPerLatticeStep)
  const faces = traceFaces(graph)
  return { graph, faces, outlines: [...outlineLoops(graph, faces, outlines.length)] }
}

/** The outlines that end at an arc: those on its left (towards y from x) and those on its right. Of one level there is at most one on either side. */
export function outlinesBeside({ graph, faces }: ArcMap, arc: number): { left: number[]; right: number[] } {
  const within = new Set(setMembers(graph.sets, faces.coverOf[faces.boundaryOf[2 * arc]]))
  const [left, right]: [number[], number[]] = [[], []]
  for (const outline of setMembers(graph.sets, graph.setOf[arc])) (within.has(outline) ? left : right).push(outline)
  return { left, right }
}

/** The points in which arcs end: junctions, and one point of each ring that meets no other. */
export function nodesOf({ graph: { starts, pointOf } }: ArcMap): Uint32Array {
  const nodes = new Set<number>()
  for (let arc = 0; arc + 1 < starts.length; arc++) nodes.add(pointOf[starts[arc]]).add(pointOf[starts[arc + 1] - 1])
  return Uint32Array.from(nodes)
}

function latticeRings(outlines: readonly FlatOutline[]): IntegerRings {
  const pointCount = outlines.reduce((total, { lonLat }) => total + lonLat.length / 2, 0)
  const ringCount = outlines.reduce((total, { ringEnds }) => total + ringEnds.length, 0)
  const rings = {
    xy: new Int32Array(2 * pointCount),
    ringEnds: new Uint32Array(ringCount),
    outlineOfRing: new Uint32Array(ringCount),
  }
  let [points, ring] = [0, 0]
  outlines.forEach(({ lonLat, ringEnds }, outline) => {
    for (let i = 0; i < lonLat.length; i++) {
      if (!(Math.abs(lonLat[i]) <= 180)) throw new Error(`got coordinate ${lonLat[i]} when expected degrees`)
      rings.xy[2 * points + i] = toLattice(lonLat[i])
    }
    for (const end of ringEnds) {
      rings.outlineOfRing[ring] = outline
      rings.ringEnds[ring++] = points + end
    }
    points += lonLat.length / 2
  })
  return rings
}
