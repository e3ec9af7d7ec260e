import { type EdgeGraph, toggleEdge } from '../graph/edge-graph.ts'
import { addPair, createPairTable } from '../graph/pair-table.ts'
import { internSet, setMembers, xorSets } from '../graph/toggle-sets.ts'
import { type ArcGraph, traceArcs } from '../graph/trace-arcs.ts'
import { createWestLook } from '../graph/trace-faces.ts'
import { unitX, unitY } from '../lattice.ts'
import type { FlatOutline } from '../outline-types.ts'
import { collectNearbyEdges } from './nearby-edges.ts'
import { type OutlinePlace, outlinePlaces } from './outline-places.ts'

/** How far from its place an outline's triangle may come to lie, in units. */
const reachUnits = 12
/** So many free triangles are compared, the nearest first. */
const mostChoices = 12

/**
 * Gives every outline that rounding left without area a triangle of half a square unit, near its place, cut out of the outline that covers the ground there,
 * of the same parents if it can be: so its parents get it too, neighbours keep sharing borders, and nothing crosses. Smallest
 * first; outlines in the same place come to lie side by side. Where no half square is free within 12 units the outline stays without.
 */
export function restoreVanished(
  graph: ArcGraph,
  outlines: readonly FlatOutline[],
  zoom: number,
  levels?: readonly unknown[],
): ArcGraph {
  const { sets } = graph
  const isSeen = new Uint8Array(outlines.length)
  for (const set of new Set(graph.setOf)) for (const outline of setMembers(sets, set)) isSeen[outline] = 1
  const wanted: number[] = []
  for (let outline = 0; outline < outlines.length; outline++) if (!isSeen[outline]) wanted.push(outline)
  const places = outlinePlaces(outlines, wanted, levels).map((place) => ({
    ...place,
    x: unitX(place.lon, zoom),
    y: unitY(place.lat, zoom),
  }))
  if (places.length === 0) return graph
  places.sort((a, b) => a.size - b.size || a.x - b.x || a.y - b.y || b.heldBy.length - a.heldBy.length)
  const near = collectNearbyEdges(
    graph,
    places.flatMap(({ x, y }) => [x, y]),
    reachUnits + 2,
  )
  const look = createWestLook(graph)
  const edges = edgesAgain(graph)
  const halfSquares = halfSquaresAround(reachUnits)
  /** Squares of the lattice, and of the half squares around each the first that may be free. */
  const squares = createPairTable(places.length)
  const firstFree: number[] = []
  for (const place of places) {
    if (isSeen[place.outline]) continue
    const wantedCover = internSet(sets, place.heldBy, place.heldBy.length)
    const choice = chooseTriangle(place, wantedCover)
    if (!choice) continue
    const [ax, ay, bx, by, cx, cy] = choice.corners
    const [a, b, c] = [addPair(edges.points, ax, ay), addPair(edges.points, bx, by), addPair(edges.points, cx, cy)]
    for (const [p, q, px, py, qx, qy] of [
      [a, b, ax, ay, bx, by],
      [b, c, bx, by, cx, cy],
      [c, a, cx, cy, ax, ay],
    ]) {
      toggleEdge(edges, p, q, choice.change)
      if (near.tryEdge(px, py, qx, qy) === 'free') near.add(px, py, qx, qy)
    }
    for (const outline of place.heldBy) isSeen[outline] = 1
  }
  return traceArcs(edges)

  function chooseTriangle(
    place: OutlinePlace & { x: number; y: number },
    cover: number,
  ): { corners: number[]; change: number } | null {
    const [west, north] = [Math.floor(place.x), Math.floor(place.y)]
    let best: { corners: number[]; change: number; cost: number } | null = null
    let choices = 0
    const square = addPair(squares, west, north)
    for (let next = firstFree[square] ?? 0; next < halfSquares.length; next++) {
      const corners = halfSquares[next].map((offset, i) => offset + (i % 2 === 0 ? west : north))
      const [ax, ay, bx, by, cx, cy] = corners
      const sides = [near.tryEdge(ax, ay, bx, by), near.tryEdge(bx, by, cx, cy), near.tryEdge(cx, cy, ax, ay)]
      // With three sides there it is the whole of another's face.
      if (sides.includes('blocked') || !sides.includes('free')) {
        // Edges only come: what is taken stays taken.
        if (choices === 0) firstFree[square] = next + 1
        continue
      }
      const change = xorSets(sets, look(ax + bx + cx, ay + by + cy, 3), cover)
      const cost = setMembers(sets, change).reduce((sum, outline) => sum + isSeen[outline], 0)
      if (best === null || cost < best.cost) best = { corners, change, cost }
      // One outline gives its ground away: no parent is touched.
      if (best.cost <= 1 || ++choices === mostChoices) break
    }
    return best
  }
}

/** The half squares within reach of a square, by their corners from its least corner, the nearest to its middle first. */
function halfSquaresAround(reach: number): number[][] {
  const all: number[][] = []
  for (let x = -reach; x <= reach; x++) {
    for (let y = -reach; y <= reach; y++) {
      all.push([x, y, x + 1, y, x, y + 1], [x + 1, y, x + 1, y + 1, x, y + 1])
      all.push([x, y, x + 1, y, x + 1, y + 1], [x, y, x + 1, y + 1, x, y + 1])
    }
  }
  const distance = ([ax, ay, bx, by, cx, cy]: number[]): number => (ax + bx + cx - 1.5) ** 2 + (ay + by + cy - 1.5) ** 2
  return all.sort((a, b) => distance(a) - distance(b))
}

/** Takes arcs apart into edges. */
function edgesAgain({ x, y, starts, pointOf, setOf, sets }: ArcGraph): EdgeGraph {
  const graph: EdgeGraph = {
    points: createPairTable(pointOf.length),
    edges: createPairTable(pointOf.length),
    setOf: new Uint32Array(pointOf.length),
    sets,
  }
  for (let arc = 0; arc < setOf.length; arc++) {
    let from = addPair(graph.points, x[pointOf[starts[arc]]], y[pointOf[starts[arc]]])
    for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
      const to = addPair(graph.points, x[pointOf[i]], y[pointOf[i]])
      toggleEdge(graph, from, to, setOf[arc])
      from = to
    }
  }
  return graph
}
