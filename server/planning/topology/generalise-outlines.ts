import { dropSlivers } from './generalise/drop-slivers.ts'
import { restoreVanished } from './generalise/restore-vanished.ts'
import { simplifyArcs } from './generalise/simplify-arcs.ts'
import { cutAtTileEdges, isOnTileEdge } from './graph/cut-at-tile-edges.ts'
import { buildEdgeGraph, type IntegerRings } from './graph/edge-graph.ts'
import type { IntegerRing } from './graph/nest-rings.ts'
import { nodeEdges } from './graph/node-edges.ts'
import { outlinePolygons } from './graph/outline-polygons.ts'
import { lastUnitZoom, unitX, unitY } from './lattice.ts'
import type { FlatOutline, UnitOutline } from './outline-types.ts'

/** Half a CSS pixel of a tile shown 512 pixels wide. */
const defaultToleranceUnits = 4

/** What two sources may differ by, less than a unit each way, after rounding. */
const sliverUnits = 2

/**
 * Simplifies outlines that are shown together at a zoom, of one level or several: shared borders once, junctions fixed, so that neighbours
 * keep every vertex in common and borders meet in vertices only. No border moves by more than the tolerance and about a unit. Outer rings have
 * positive area in (x, y), holes negative, as vector tiles want. The answer does not depend on the order of the outlines. With `marginUnits`,
 * borders have a point wherever they cross an edge of a tile that reaches so far into its neighbours: cut there, tiles need no rounding. With
 * `levels`, one for each outline, ground that two of a level claim goes to the smaller; without, only overlaps below two units are settled.
 */
export function generaliseOutlines(
  outlines: readonly FlatOutline[],
  zoom: number,
  options: { toleranceUnits?: number; marginUnits?: number; levels?: readonly unknown[] } = {},
): UnitOutline[] {
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > lastUnitZoom)
    throw new Error(`got zoom ${zoom} when expected a whole number from 0 to ${lastUnitZoom}`)
  const graph = buildEdgeGraph(unitRings(outlines, zoom))
  const margin = options.marginUnits
  if (margin !== undefined) cutAtTileEdges(graph, margin)
  nodeEdges(graph)
  const isKept = margin === undefined ? undefined : (x: number, y: number) => isOnTileEdge(x, margin) || isOnTileEdge(y, margin)
  const simplified = simplifyArcs(
    dropSlivers(graph, sliverUnits, options.levels),
    options.toleranceUnits ?? defaultToleranceUnits,
    isKept,
  )
  const arcs = restoreVanished(simplified, outlines, zoom, options.levels)
  const result: UnitOutline[] = []
  for (const polygons of outlinePolygons(arcs, outlines.length)) {
    const outline = outlines[result.length]
    result.push(unitOutline(polygons.length > 0 || outline.lonLat.length < 2 ? polygons : [[leastTriangle(outline, zoom)]]))
  }
  return result
}

function unitRings(outlines: readonly FlatOutline[], zoom: number): IntegerRings {
  const pointCount = outlines.reduce((total, { lonLat }) => total + lonLat.length / 2, 0)
  const ringCount = outlines.reduce((total, { ringEnds }) => total + ringEnds.length, 0)
  const xy = new Int32Array(2 * pointCount)
  const ringEnds = new Uint32Array(ringCount)
  const outlineOfRing = new Uint32Array(ringCount)
  let [length, ring] = [0, 0]
  outlines.forEach((outline, index) => {
    let i = 0
    for (const end of outline.ringEnds) {
      for (; i < end; i++) {
        const [x, y] = [unitX(outline.lonLat[2 * i], zoom), unitY(outline.lonLat[2 * i + 1], zoom)]
        if (!Number.isFinite(x) || !Number.isFinite(y)) continue
        xy[2 * length] = Math.round(x)
        xy[2 * length++ + 1] = Math.round(y)
      }
      outlineOfRing[ring] = index
      ringEnds[ring++] = length
    }
  })
  return { xy: xy.subarray(0, 2 * length), ringEnds, outlineOfRing }
}

/** The smallest triangle, for what is smaller than a unit. */
function leastTriangle({ lonLat }: FlatOutline, zoom: number): IntegerRing {
  const [x, y] = [Math.floor(unitX(lonLat[0], zoom)), Math.floor(unitY(lonLat[1], zoom))]
  return { xy: [x, y, x + 1, y, x, y + 1, x, y], doubleArea: 1 }
}

function unitOutline(polygons: readonly IntegerRing[][]): UnitOutline {
  const rings = polygons.flat()
  const xy = new Int32Array(rings.reduce((total, ring) => total + ring.xy.length, 0))
  const ringEnds = new Uint32Array(rings.length)
  const polygonEnds = new Uint32Array(polygons.length)
  let [length, ring] = [0, 0]
  polygons.forEach((polygon, p) => {
    for (const part of polygon) {
      xy.set(part.xy, length)
      length += part.xy.length
      ringEnds[ring++] = length / 2
    }
    polygonEnds[p] = ring
  })
  return { xy, ringEnds, polygonEnds }
}
