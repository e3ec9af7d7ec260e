import { bucketOf, visitCells } from '../graph/cell-index.ts'
import type { Arc } from './division-map.ts'

/** The segments first..last of an arc, which pass a cell; segment i joins points i and i + 1. */
export interface Run {
  readonly arc: Arc
  readonly first: number
  readonly last: number
}

/** Arcs by the cells (2^shift steps wide) that their segments pass. Several cells may share a bucket; buckets are shared between the maps of a history. */
export interface ArcCells {
  readonly shift: number
  readonly buckets: readonly (readonly Run[])[]
  /** No arc has a point west of this. */
  readonly west: number
}

const nothing: readonly Run[] = []

/** Sorts arcs into cells about four segments wide. */
export function createArcCells(arcs: readonly Arc[]): ArcCells {
  let [steps, segments] = [0, 0]
  for (const { xy } of arcs) {
    for (let i = 2; i < xy.length; i += 2) steps += Math.max(Math.abs(xy[i] - xy[i - 2]), Math.abs(xy[i + 1] - xy[i - 1]))
    segments += xy.length / 2 - 1
  }
  const shift = Math.max(4, Math.ceil(Math.log2((4 * steps) / Math.max(1, segments) + 1)))
  let size = 64
  while (size < segments / 2) size *= 2
  const empty = { shift, buckets: new Array<readonly Run[]>(size).fill(nothing), west: Number.POSITIVE_INFINITY }
  return replaceArcs(empty, new Set(), arcs)
}

/** Returns the cells with other arcs in them. Linear in the arcs' points, and in the buckets. */
export function replaceArcs(cells: ArcCells, removed: ReadonlySet<Arc>, added: readonly Arc[]): ArcCells {
  const buckets = cells.buckets.slice()
  const own = new Map<number, Run[]>()
  const touch = (bucket: number): Run[] => {
    let runs = own.get(bucket)
    if (runs === undefined) {
      runs = removed.size === 0 ? buckets[bucket].slice() : buckets[bucket].filter(({ arc }) => !removed.has(arc))
      own.set(bucket, runs)
      buckets[bucket] = runs
    }
    return runs
  }
  for (const arc of removed) visitBuckets(cells, arc, touch)
  let { west } = cells
  for (const arc of added) {
    for (let i = 0; i < arc.xy.length; i += 2) west = Math.min(west, arc.xy[i])
    visitBuckets(cells, arc, (bucket, segment) => {
      const runs = touch(bucket)
      const last = runs[runs.length - 1]
      if (last?.arc !== arc || last.last < segment - 1) runs.push({ arc, first: segment, last: segment })
      else if (last.last < segment) runs[runs.length - 1] = { arc, first: last.first, last: segment }
    })
  }
  return { shift: cells.shift, buckets, west }
}

function visitBuckets({ shift, buckets }: ArcCells, { xy }: Arc, visit: (bucket: number, segment: number) => void): void {
  for (let i = 0; i + 3 < xy.length; i += 2) {
    visitCells(xy[i], xy[i + 1], xy[i + 2], xy[i + 3], 0, shift, (cellX, cellY) =>
      visit(bucketOf(buckets.length - 1, cellX, cellY), i >> 1),
    )
  }
}

/** Calls `visit` for every segment that comes within a step of the segment ab, perhaps more than once, and for some that do not. */
export function visitSegments(
  { shift, buckets }: ArcCells,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  visit: (arc: Arc, segment: number) => void,
): void {
  visitCells(ax, ay, bx, by, 1, shift, (cellX, cellY) => {
    for (const { arc, first, last } of buckets[bucketOf(buckets.length - 1, cellX, cellY)]) {
      for (let segment = first; segment <= last; segment++) visit(arc, segment)
    }
  })
}

/** Calls `visit` for every segment that comes into a box, perhaps more than once, and for some that do not. Where the box is wider than the map has buckets, for all. */
export function visitSegmentsInBox(
  { shift, buckets }: ArcCells,
  west: number,
  south: number,
  east: number,
  north: number,
  visit: (arc: Arc, segment: number) => void,
): void {
  const scale = 2 ** -shift
  const [left, right] = [Math.floor(west * scale), Math.floor(east * scale)]
  const [low, high] = [Math.floor(south * scale), Math.floor(north * scale)]
  const each = (runs: readonly Run[]): void => {
    for (const { arc, first, last } of runs) for (let segment = first; segment <= last; segment++) visit(arc, segment)
  }
  if ((right - left + 1) * (high - low + 1) > buckets.length) {
    buckets.forEach(each)
    return
  }
  for (let x = left; x <= right; x++) for (let y = low; y <= high; y++) each(buckets[bucketOf(buckets.length - 1, x, y)])
}

/** The arcs that have a point at a place: those that end there and the one that passes. */
export function arcsAt({ shift, buckets }: ArcCells, x: number, y: number): Set<Arc> {
  const found = new Set<Arc>()
  const scale = 2 ** -shift
  const runs = buckets[bucketOf(buckets.length - 1, Math.floor(x * scale), Math.floor(y * scale))]
  for (const { arc, first, last } of runs) {
    if (found.has(arc)) continue
    for (let i = 2 * first; i <= 2 * last + 2; i += 2) {
      if (arc.xy[i] === x && arc.xy[i + 1] === y) {
        found.add(arc)
        break
      }
    }
  }
  return found
}
