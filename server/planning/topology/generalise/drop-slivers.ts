import Flatbush from 'flatbush'
import { type EdgeGraph, toggleEdge } from '../graph/edge-graph.ts'
import { setMembers, xorSets } from '../graph/toggle-sets.ts'
import { type ArcGraph, traceArcs } from '../graph/trace-arcs.ts'
import { type FaceSides, traceFaces } from '../graph/trace-faces.ts'
import { withoutOverlaps } from './without-overlaps.ts'

/**
 * Gives slivers, which appear where neighbours' borders differ by less than a step or two or one lacks a point of the other's, to the neighbour
 * along most of their rim, and returns the arcs. A sliver is a face narrower than `width` steps that no outline covers, or outlines that
 * cover no broad face together and none of which has it as its largest: a gap, an overlap, or a strip that leaves its parent. So no outline
 * loses its land, but for what `width` cannot tell from a mistake. Where the level of each outline is told, broad overlaps within a level go
 * to the smaller one.
 */
export function dropSlivers(graph: EdgeGraph, width: number, levels?: readonly unknown[]): ArcGraph {
  const arcs = traceArcs(graph)
  const faces = traceFaces(arcs)
  const slivers = findSlivers(arcs, faces, width)
  const given = slivers.length === 0 ? faces.coverOf : giveAway(arcs, faces, slivers)
  const cover = levels ? withoutOverlaps(arcs.sets, faces, given, levels) : given
  if (cover === faces.coverOf) return arcs
  const { starts, pointOf, setOf, sets } = arcs
  for (let arc = 0; arc < setOf.length; arc++) {
    const wanted = xorSets(sets, cover[faces.boundaryOf[2 * arc]], cover[faces.boundaryOf[2 * arc + 1]])
    if (wanted === setOf[arc]) continue
    const change = xorSets(sets, wanted, setOf[arc])
    for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) toggleEdge(graph, pointOf[i - 1], pointOf[i], change)
  }
  return traceArcs(graph)
}

/** Lengths of arcs in |Δx| + |Δy|: whole numbers, so that sums do not depend on the order. */
function arcLengths({ starts, pointOf, x, y }: ArcGraph): Float64Array {
  const lengths = new Float64Array(starts.length - 1)
  for (let arc = 0; arc < lengths.length; arc++) {
    for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
      const [p, q] = [pointOf[i - 1], pointOf[i]]
      lengths[arc] += Math.abs(x[q] - x[p]) + Math.abs(y[q] - y[p])
    }
  }
  return lengths
}

/** The boundaries that surround slivers. */
function findSlivers(arcs: ArcGraph, faces: FaceSides, width: number): number[] {
  const { boundaryOf, coverOf, doubleArea, boundaryCount } = faces
  const { sets } = arcs
  const rim = new Float64Array(boundaryCount)
  arcLengths(arcs).forEach((length, arc) => {
    rim[boundaryOf[2 * arc]] += length
    rim[boundaryOf[2 * arc + 1]] += length
  })
  const largest = new Map<number, number>()
  const isProper = new Uint8Array(sets.count)
  const narrow: number[] = []
  for (let boundary = 0; boundary < boundaryCount; boundary++) {
    if (doubleArea[boundary] <= 0) continue
    const cover = coverOf[boundary]
    if (doubleArea[boundary] < width * rim[boundary]) narrow.push(boundary)
    else if (cover !== 0) isProper[cover] = 1
    for (const outline of setMembers(sets, cover)) {
      if (doubleArea[boundary] > (largest.get(outline) ?? 0)) largest.set(outline, doubleArea[boundary])
    }
  }
  for (const boundary of narrow) {
    const cover = setMembers(sets, coverOf[boundary])
    if (cover.some((outline) => largest.get(outline) === doubleArea[boundary])) isProper[coverOf[boundary]] = 1
  }
  return withoutParts(
    arcs,
    faces,
    narrow.filter((boundary) => !isProper[coverOf[boundary]]),
  )
}

/** Those faces that surround no other part of the map: what lies in them knows only the cover around it, which therefore must not change. */
function withoutParts(
  { starts, pointOf, x, y }: ArcGraph,
  { boundaryOf, doubleArea, boundaryCount }: FaceSides,
  faces: number[],
): number[] {
  if (faces.length === 0) return faces
  const boxOf = new Map(
    faces.map((face) => [
      face,
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY],
    ]),
  )
  const pointOfRim = new Map<number, number>()
  for (let side = 0; side < boundaryOf.length; side++) {
    const boundary = boundaryOf[side]
    const arc = side >> 1
    if (doubleArea[boundary] <= 0) pointOfRim.set(boundary, pointOf[starts[arc]])
    const box = boxOf.get(boundary)
    for (let i = starts[arc]; box && i < starts[arc + 1]; i++) {
      const point = pointOf[i]
      box[0] = Math.min(box[0], x[point])
      box[1] = Math.min(box[1], y[point])
      box[2] = Math.max(box[2], x[point])
      box[3] = Math.max(box[3], y[point])
    }
  }
  if (pointOfRim.size < 2) return faces
  const boxes = new Flatbush(faces.length)
  for (const [west, south, east, north] of boxOf.values()) boxes.add(west, south, east, north)
  boxes.finish()
  const isHost = new Uint8Array(boundaryCount)
  for (const point of pointOfRim.values()) {
    for (const i of boxes.search(x[point], y[point], x[point], y[point])) {
      const [west, south, east, north] = boxOf.get(faces[i])!
      // A rim that touches the box from outside is not within.
      if (x[point] > west && x[point] < east && y[point] > south && y[point] < north) isHost[faces[i]] = 1
    }
  }
  return faces.filter((face) => !isHost[face])
}

/** What covers each boundary once slivers are given to the neighbours they share most of their rim with, round by round from the broad faces on. */
function giveAway(arcs: ArcGraph, { boundaryOf, coverOf, boundaryCount }: FaceSides, slivers: readonly number[]): Uint32Array {
  const lengths = arcLengths(arcs)
  const isOpen = new Uint8Array(boundaryCount)
  for (const sliver of slivers) isOpen[sliver] = 1
  const sidesOf = new Map<number, number[]>(slivers.map((sliver) => [sliver, []]))
  for (let side = 0; side < boundaryOf.length; side++) sidesOf.get(boundaryOf[side])?.push(side)
  const cover = coverOf.slice()
  const chooseNeighbour = (sliver: number): number | null => {
    const shared = new Map<number, SharedRim>()
    for (const side of sidesOf.get(sliver)!) {
      const beyond = boundaryOf[side ^ 1]
      if (isOpen[beyond]) continue
      const [x, y] = westernMiddle(arcs, side >> 1)
      const known = shared.get(cover[beyond])
      if (!known) shared.set(cover[beyond], { length: lengths[side >> 1], x, y })
      else {
        known.length += lengths[side >> 1]
        if (x < known.x || (x === known.x && y < known.y)) Object.assign(known, { x, y })
      }
    }
    const [best] = [...shared].sort(([, a], [, b]) => b.length - a.length || a.x - b.x || a.y - b.y)
    return best ? best[0] : null
  }
  let rest = slivers
  while (rest.length > 0) {
    const choices = rest.map(chooseNeighbour)
    rest.forEach((sliver, i) => {
      if (choices[i] === null) return
      cover[sliver] = choices[i]
      isOpen[sliver] = 0
    })
    rest = rest.filter((sliver) => isOpen[sliver])
  }
  return cover
}

/** How much of a sliver's rim lies along one neighbour, and the place that decides between equals. */
interface SharedRim {
  length: number
  x: number
  y: number
}

/** Twice the western (then northern) one of the middles of an arc's edges: no other arc has it. */
function westernMiddle({ starts, pointOf, x, y }: ArcGraph, arc: number): [number, number] {
  let best: [number, number] = [Number.POSITIVE_INFINITY, 0]
  for (let i = starts[arc] + 1; i < starts[arc + 1]; i++) {
    const [p, q] = [pointOf[i - 1], pointOf[i]]
    const [mx, my] = [x[p] + x[q], y[p] + y[q]]
    if (mx < best[0] || (mx === best[0] && my < best[1])) best = [mx, my]
  }
  return best
}
