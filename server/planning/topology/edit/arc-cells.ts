import { bucketOf, visitCells } from '../graph/cell-index.ts'
import type { Arc } from './division-map.ts'

/** The segments first..last of an arc, which pass a cell; segment i joins points i and i + 1. */
export interface Run {
  readonly arc: Arc
  readonly first: number
  readonly last: number
}

/** Arcs by the cells (2^shift steps wide) that their segments pass. Several cells may share a bucket; buckets, and pages of them, are shared between the maps of a history. */
export interface ArcCells {
  readonly shift: number
  /** One less than the number of buckets, a power of two. */
  readonly mask: number
  readonly pages: readonly (readonly (readonly Run[])[])[]
  readonly segments: number
  /** All arcs lie within: west, south, east, north. */
  readonly box: Box
}

type Box = readonly [number, number, number, number]

const nothing: readonly Run[] = []
const pageBits = 7

/** The segments in the bucket of a cell. */
export function runsIn({ mask, pages }: ArcCells, cellX: number, cellY: number): readonly Run[] {
  const bucket = bucketOf(mask, cellX, cellY)
  return pages[bucket >> pageBits][bucket & ((1 << pageBits) - 1)]
}

const nowhere: Box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]

/** Sorts arcs into cells about four segments wide. */
export function createArcCells(arcs: readonly Arc[]): ArcCells {
  let [steps, segments] = [0, 0]
  for (const { xy } of arcs) {
    for (let i = 2; i < xy.length; i += 2) steps += Math.max(Math.abs(xy[i] - xy[i - 2]), Math.abs(xy[i + 1] - xy[i - 1]))
    segments += xy.length / 2 - 1
  }
  const shift = Math.max(4, Math.ceil(Math.log2((4 * steps) / Math.max(1, segments) + 1)))
  let pageCount = 1
  while (pageCount << pageBits < segments / 2) pageCount *= 2
  const page = new Array<readonly Run[]>(1 << pageBits).fill(nothing)
  const pages = new Array<readonly (readonly Run[])[]>(pageCount).fill(page)
  const empty = { shift, mask: (pageCount << pageBits) - 1, pages, segments: 0, box: nowhere }
  return replaceArcs(empty, new Set(), arcs)
}

/** Whether so many segments crowd cells that were laid out for fewer that they are to be laid out anew. */
export function areCrowded({ mask }: ArcCells, segments: number): boolean {
  return segments > 8 * (mask + 1)
}

/** Returns the cells with other arcs in them. Linear in the arcs' points, and in the pages. */
export function replaceArcs(cells: ArcCells, removed: ReadonlySet<Arc>, added: readonly Arc[]): ArcCells {
  const pages = cells.pages.slice()
  const ownPages = new Map<number, (readonly Run[])[]>()
  const ownBuckets = new Map<number, Run[]>()
  const touch = (bucket: number): Run[] => {
    let runs = ownBuckets.get(bucket)
    if (runs !== undefined) return runs
    const number = bucket >> pageBits
    let page = ownPages.get(number)
    if (page === undefined) {
      page = pages[number].slice()
      ownPages.set(number, page)
      pages[number] = page
    }
    const before = page[bucket & ((1 << pageBits) - 1)]
    runs = removed.size === 0 ? before.slice() : before.filter(({ arc }) => !removed.has(arc))
    ownBuckets.set(bucket, runs)
    page[bucket & ((1 << pageBits) - 1)] = runs
    return runs
  }
  for (const arc of removed) visitBuckets(cells, arc, touch)
  let [west, south, east, north] = cells.box
  let { segments } = cells
  for (const { xy } of removed) segments -= xy.length / 2 - 1
  for (const arc of added) {
    segments += arc.xy.length / 2 - 1
    for (let i = 0; i < arc.xy.length; i += 2) {
      west = Math.min(west, arc.xy[i])
      east = Math.max(east, arc.xy[i])
      south = Math.min(south, arc.xy[i + 1])
      north = Math.max(north, arc.xy[i + 1])
    }
    visitBuckets(cells, arc, (bucket, segment) => {
      const runs = touch(bucket)
      const last = runs[runs.length - 1]
      if (last?.arc !== arc || last.last < segment - 1) runs.push({ arc, first: segment, last: segment })
      else if (last.last < segment) runs[runs.length - 1] = { arc, first: last.first, last: segment }
    })
  }
  return { shift: cells.shift, mask: cells.mask, pages, segments, box: [west, south, east, north] }
}

function visitBuckets({ shift, mask }: ArcCells, { xy }: Arc, visit: (bucket: number, segment: number) => void): void {
  for (let i = 0; i + 3 < xy.length; i += 2) {
    visitCells(xy[i], xy[i + 1], xy[i + 2], xy[i + 3], 0, shift, (cellX, cellY) => visit(bucketOf(mask, cellX, cellY), i >> 1))
  }
}

/** Calls `visit` for every segment that comes within a step of the segment ab, perhaps more than once, and for some that do not. */
export function visitSegments(
  cells: ArcCells,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  visit: (arc: Arc, segment: number) => void,
): void {
  const inside = clipped(cells.box, ax, ay, bx, by)
  if (!inside) return
  visitCells(...inside, 2, cells.shift, (cellX, cellY) => {
    for (const { arc, first, last } of runsIn(cells, cellX, cellY)) {
      for (let segment = first; segment <= last; segment++) visit(arc, segment)
    }
  })
}

/** The stretch of a segment that comes within two steps of a box, to a step; null where none does. A line over half the world costs no more than one over the map. */
function clipped([west, south, east, north]: Box, ax: number, ay: number, bx: number, by: number): Box | null {
  const [dx, dy] = [bx - ax, by - ay]
  let [from, to] = [0, 1]
  for (const [step, low, high] of [
    [dx, west - 2 - ax, east + 2 - ax],
    [dy, south - 2 - ay, north + 2 - ay],
  ]) {
    if (step === 0) {
      if (low > 0 || high < 0) return null
      continue
    }
    from = Math.max(from, Math.min(low / step, high / step))
    to = Math.min(to, Math.max(low / step, high / step))
  }
  return from > to ? null : [ax + from * dx, ay + from * dy, ax + to * dx, ay + to * dy]
}

/** Calls `visit` for every segment that comes into a box, perhaps more than once, and for some that do not. Where the box is wider than the map has buckets, for all. */
export function visitSegmentsInBox(
  cells: ArcCells,
  west: number,
  south: number,
  east: number,
  north: number,
  visit: (arc: Arc, segment: number) => void,
): void {
  const scale = 2 ** -cells.shift
  const [left, right] = [Math.floor(west * scale), Math.floor(east * scale)]
  const [low, high] = [Math.floor(south * scale), Math.floor(north * scale)]
  const each = (runs: readonly Run[]): void => {
    for (const { arc, first, last } of runs) for (let segment = first; segment <= last; segment++) visit(arc, segment)
  }
  if ((right - left + 1) * (high - low + 1) > cells.mask) {
    for (const page of cells.pages) page.forEach(each)
    return
  }
  for (let x = left; x <= right; x++) for (let y = low; y <= high; y++) each(runsIn(cells, x, y))
}

/** Calls `visit` once for every segment that begins or ends at a place. */
export function visitSegmentsAt(
  cells: ArcCells,
  x: number,
  y: number,
  visit: (arc: Arc, segment: number, isStart: boolean) => void,
): void {
  const scale = 2 ** -cells.shift
  for (const { arc, first, last } of runsIn(cells, Math.floor(x * scale), Math.floor(y * scale))) {
    for (let segment = first; segment <= last; segment++) {
      const i = 2 * segment
      if (arc.xy[i] === x && arc.xy[i + 1] === y) visit(arc, segment, true)
      if (arc.xy[i + 2] === x && arc.xy[i + 3] === y) visit(arc, segment, false)
    }
  }
}

/** The arcs that have a point at a place: those that end there and the one that passes. */
export function arcsAt(cells: ArcCells, x: number, y: number): Set<Arc> {
  const found = new Set<Arc>()
  visitSegmentsAt(cells, x, y, (arc) => found.add(arc))
  return found
}
