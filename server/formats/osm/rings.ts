import { pointInRing } from '#planning/geodesy/ring-crossings'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { latOf, lonOf, type OsmRelation, type OsmStore, type OsmWay } from './store.ts'

/** An area of OSM as polygons, or why it is none; `incomplete` where the file lacks a part of it (the edge of an extract). */
export type OsmArea = { ok: true; polygons: MultiPolygonCoordinates } | { ok: false; incomplete: boolean; reason: string }

/** Node indices of a way; null where the file lacks one of them. */
export function wayNodes(store: OsmStore, way: OsmWay): number[] | null {
  const nodes: number[] = []
  for (let at = way.start; at < way.end; at++) {
    const node = store.nodeIndex(store.refs[at])
    if (node < 0) return null
    nodes.push(node)
  }
  return nodes
}

/** The positions of nodes. */
export function nodePoints(store: OsmStore, nodes: readonly number[]): LonLat[] {
  return nodes.map((node) => [lonOf(store, node), latOf(store, node)] as const)
}

/** Tells whether a way ends where it began. */
export function isClosedWay(store: OsmStore, way: OsmWay): boolean {
  return way.end - way.start >= 4 && store.refs[way.start] === store.refs[way.end - 1]
}

/** The area that a closed way surrounds. */
export function wayArea(store: OsmStore, way: OsmWay): OsmArea {
  const nodes = wayNodes(store, way)
  if (!nodes) return { ok: false, incomplete: true, reason: 'lacks some of its nodes' }
  if (!isClosedWay(store, way)) return { ok: false, incomplete: false, reason: 'is an area, but its outline is not closed' }
  return { ok: true, polygons: [[nodePoints(store, nodes)]] }
}

/** The area of a multipolygon relation: its member ways joined to rings, holes given to the outer ring that holds them. */
export function relationArea(store: OsmStore, relation: OsmRelation): OsmArea {
  const lines: { outer: number[][]; inner: number[][] } = { outer: [], inner: [] }
  for (const member of relation.members) {
    if (member.type !== 'way') continue
    const way = store.wayById(member.ref)
    const nodes = way ? wayNodes(store, way) : null
    if (!nodes) return { ok: false, incomplete: true, reason: 'lacks some of its ways' }
    lines[member.role === 'inner' ? 'inner' : 'outer'].push(nodes)
  }
  const outers = joinRings(lines.outer)
  const inners = joinRings(lines.inner)
  if (!outers || !inners)
    return { ok: false, incomplete: false, reason: 'is an area, but the ways of its outline do not join to closed rings' }
  if (outers.length === 0) return { ok: false, incomplete: false, reason: 'is an area without an outer ring' }
  const polygons: LonLat[][][] = outers.map((ring) => [nodePoints(store, ring)])
  for (const inner of inners) {
    const hole = nodePoints(store, inner)
    const holder = holderOf(hole, polygons) ?? polygons[0]
    holder.push(hole)
  }
  return { ok: true, polygons }
}

/**
 * The rings of a multipolygon relation that close with what the file has, as polygons, and how many do not (missing ways leave one
 * open). Holes that no outer ring is left around are dropped.
 */
export function closedParts(store: OsmStore, relation: OsmRelation): { polygons: MultiPolygonCoordinates; open: number } {
  const lines: { outer: number[][]; inner: number[][] } = { outer: [], inner: [] }
  let missing = 0
  for (const member of relation.members) {
    if (member.type !== 'way') continue
    const way = store.wayById(member.ref)
    const nodes = way ? wayNodes(store, way) : null
    if (nodes) lines[member.role === 'inner' ? 'inner' : 'outer'].push(nodes)
    else missing++
  }
  const outer = joinClosedRings(lines.outer)
  const inner = joinClosedRings(lines.inner)
  const polygons: LonLat[][][] = outer.rings.map((ring) => [nodePoints(store, ring)])
  for (const ring of inner.rings) {
    const hole = nodePoints(store, ring)
    holderOf(hole, polygons)?.push(hole)
  }
  const open = outer.open + inner.open
  return { polygons, open: open === 0 && missing > 0 ? 1 : open }
}

/** The polygon whose outer ring holds a hole. */
function holderOf(hole: readonly LonLat[], polygons: LonLat[][][]): LonLat[][] | undefined {
  return polygons.find(([outer]) => hole.some((point) => pointInRing(point, outer) === 1))
}

/** Joins lines of node indices end to end into closed rings; null where an end is left over. */
export function joinRings(lines: readonly (readonly number[])[]): number[][] | null {
  const { rings, open } = joinClosedRings(lines)
  return open === 0 ? rings : null
}

/** Joins lines of node indices end to end into closed rings, and counts the chains that do not close. */
function joinClosedRings(lines: readonly (readonly number[])[]): { rings: number[][]; open: number } {
  const rings: number[][] = []
  let open = 0
  const byEnd = new Map<number, number[]>()
  const isUsed = new Uint8Array(lines.length)
  lines.forEach((line, index) => {
    for (const end of [line[0], line[line.length - 1]]) byEnd.set(end, [...(byEnd.get(end) ?? []), index])
  })
  for (let first = 0; first < lines.length; first++) {
    if (isUsed[first]) continue
    isUsed[first] = 1
    const ring = [...lines[first]]
    while (ring[0] !== ring[ring.length - 1]) {
      const end = ring[ring.length - 1]
      const next = byEnd.get(end)?.find((index) => !isUsed[index])
      if (next === undefined) break
      isUsed[next] = 1
      const line = lines[next][0] === end ? lines[next] : [...lines[next]].reverse()
      for (let i = 1; i < line.length; i++) ring.push(line[i])
    }
    if (ring[0] === ring[ring.length - 1]) rings.push(ring)
    else open++
  }
  return { rings, open }
}
