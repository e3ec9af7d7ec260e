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

/** The half squares of the lattice: corners from the square's least corner. */
const halfSquares = [
  [0, 0, 1, 0, 0, 1],
  [1, 0, 1, 1, 0, 1],
  [0, 0, 1, 0, 1, 1],
  [0, 0, 1, 1, 0, 1],
] as const

/**
 * Gives every outline that rounding left without area a triangle of half a square unit, near its place, cut out of the outline that covers the ground there,
 * of the same parents if it can be: so its parents get it too, neighbours keep sharing borders, and nothing crosses. Smallest
 * first; outlines in the same place come to lie side by side. Where no half square is free within 12 units the outline stays without.
 */
export function restoreVanished(graph: ArcGraph, outlines: readonly FlatOutline[], zoom: number): ArcGraph {
  const { sets } = graph
  const isSeen = new Uint8Array(outlines.length)
  for (const set of new Set(graph.setOf)) for (const outline of setMembers(sets, set)) isSeen[outline] = 1
  const wanted: number[] = []
  for (let outline = 0; outline < outlines.length; outline++) if (!isSeen[outline]) wanted.push(outline)
  const places = outlinePlaces(outlines, wanted).map((place) => ({
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
    const tried: { corners: number[]; distance: number }[] = []
    const [west, north] = [Math.floor(place.x), Math.floor(place.y)]
    for (let dx = -reachUnits; dx <= reachUnits; dx++) {
      for (let dy = -reachUnits; dy <= reachUnits; dy++) {
        for (const half of halfSquares) {
          const corners = half.map((offset, i) => offset + (i % 2 === 0 ? west + dx : north + dy))
          const distance = Math.hypot(
            (corners[0] + corners[2] + corners[4]) / 3 - place.x,
            (corners[1] + corners[3] + corners[5]) / 3 - place.y,
          )
          tried.push({ corners, distance })
        }
      }
    }
    tried.sort((s, t) => s.distance - t.distance || compareCorners(s.corners, t.corners))
    let best: { corners: number[]; change: number; cost: number } | null = null
    let choices = 0
    for (const { corners } of tried) {
      const [ax, ay, bx, by, cx, cy] = corners
      const sides = [near.tryEdge(ax, ay, bx, by), near.tryEdge(bx, by, cx, cy), near.tryEdge(cx, cy, ax, ay)]
      // With three sides there it is the whole of another's face.
      if (sides.includes('blocked') || !sides.includes('free')) continue
      const change = xorSets(sets, look(ax + bx + cx, ay + by + cy, 3), cover)
      const cost = setMembers(sets, change).reduce((sum, outline) => sum + isSeen[outline], 0)
      if (best === null || cost < best.cost) best = { corners, change, cost }
      // One outline gives its ground away: no parent is touched.
      if (best.cost <= 1 || ++choices === mostChoices) break
    }
    return best
  }
}

function compareCorners(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] - b[i]
  return 0
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
