import type { LonLat, Street } from '#planning/types'
import { classRule, maxSpeedKmh, streetAccess } from './access.ts'
import type { Tags } from './elements.ts'
import { nodePassage } from './node-barriers.ts'
import { latOf, lonOf, type OsmStore, type OsmWay } from './store.ts'

const allBits = 255

/** Length of the short piece of street beside a barrier that carries its restriction. */
const stubDegrees = 1e-5

interface StreetWay {
  way: OsmWay
  access: number
  tags: Tags
}

/** Streets of a file, and how many ways were cut because the file lacks some of their nodes (the edge of an extract). */
export interface OsmStreets {
  streets: Street[]
  highways: number
  cutWays: number
}

/**
 * Splits the ways that anyone may use into streets at junctions (nodes of two or more such ways, or twice in one), way ends and
 * barriers. A node that stops some modes gets a short piece of street on each side that only the others may use; one that stops
 * everybody parts the streets that meet there.
 */
export function osmStreets(store: OsmStore): OsmStreets {
  const ways = streetWays(store)
  const uses = nodeUses(store, ways)
  const passage = barrierPassage(store)
  const builder = streetBuilder(store)
  let cutWays = 0
  for (const { way, access, tags } of ways) {
    const make = builder.forWay(way, tags)
    let run: number[] = []
    let isCut = false
    const flush = () => {
      if (run.length > 1) make(run, access, passage)
      run = []
    }
    for (let at = way.start; at < way.end; at++) {
      const node = store.nodeIndex(store.refs[at])
      if (node < 0) {
        isCut = true
        flush()
        continue
      }
      if (run.length > 0 && run[run.length - 1] === node) continue
      run.push(node)
      const isBarrier = passage.size > 0 && passage.has(node)
      if (run.length > 1 && (uses[node] > 1 || isBarrier)) {
        flush()
        run.push(node)
      }
    }
    flush()
    if (isCut) cutWays++
  }
  let highways = 0
  for (const way of store.ways) if (way.tags?.highway !== undefined) highways++
  return { streets: builder.streets, highways, cutWays }
}

function streetWays(store: OsmStore): StreetWay[] {
  const ways: StreetWay[] = []
  for (const way of store.ways) {
    if (!way.tags) continue
    const found = classRule(way.tags)
    if (!found) continue
    const access = streetAccess(way.tags, found)
    if (access !== 0) ways.push({ way, access, tags: way.tags })
  }
  return ways
}

/** How often street ways use each node, counted up to 2. */
function nodeUses(store: OsmStore, ways: readonly StreetWay[]): Uint8Array {
  const uses = new Uint8Array(store.nodeCount)
  for (const { way } of ways) {
    let previous = -1
    for (let at = way.start; at < way.end; at++) {
      const node = store.nodeIndex(store.refs[at])
      if (node >= 0 && node !== previous && uses[node] < 2) uses[node]++
      previous = node
    }
  }
  return uses
}

/** Nodes that stop some mode → `accessBits` that pass. */
function barrierPassage(store: OsmStore): Map<number, number> {
  const passage = new Map<number, number>()
  for (const [node, tags] of store.nodeTags) {
    const bits = nodePassage(tags)
    if (bits !== allBits) passage.set(node, bits)
  }
  return passage
}

function streetBuilder(store: OsmStore) {
  const streets: Street[] = []
  let nextKey = store.nodeIds.reduce((largest, id, index) => (index < store.nodeCount && id > largest ? id : largest), 0) + 1

  const forWay = (way: OsmWay, tags: Tags) => {
    const shared = {
      streetClass: classRule(tags)!.streetClass,
      name: tags['name:zh'] ?? tags.name ?? null,
      bridge: tags.bridge !== undefined && tags.bridge !== 'no',
      // A passage through a building is no tunnel: the place is still at ground level.
      tunnel: tags.tunnel !== undefined && tags.tunnel !== 'no' && tags.tunnel !== 'building_passage',
      maxSpeedKmh: maxSpeedKmh(tags),
      sourceKey: `way/${way.id}`,
    }
    const add = (fromNode: number, toNode: number, coordinates: LonLat[], access: number) => {
      if (access !== 0) streets.push({ fromNode, toNode, coordinates, access, ...shared })
    }
    return (nodes: readonly number[], access: number, passage: ReadonlyMap<number, number>) => {
      const coordinates: LonLat[] = []
      for (const node of nodes) {
        const point: LonLat = [lonOf(store, node), latOf(store, node)]
        const last = coordinates[coordinates.length - 1]
        if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) coordinates.push(point)
      }
      if (coordinates.length < 2) return
      const first = nodes[0]
      const last = nodes[nodes.length - 1]
      let fromNode = store.nodeIds[first]
      let toNode = store.nodeIds[last]
      const fromBits = passage.get(first) ?? allBits
      const toBits = passage.get(last) ?? allBits
      const fromStub = stubAt(coordinates, access, fromBits)
      if (fromStub) {
        const key = nextKey++
        if (fromStub.access !== 0) add(fromNode, key, [coordinates[0], fromStub.point], fromStub.access)
        if (fromStub.access !== 0) coordinates[0] = fromStub.point
        fromNode = key
      }
      coordinates.reverse()
      const toStub = stubAt(coordinates, access, toBits)
      if (toStub) {
        const key = nextKey++
        if (toStub.access !== 0) add(key, toNode, [toStub.point, coordinates[0]], toStub.access)
        if (toStub.access !== 0) coordinates[0] = toStub.point
        toNode = key
      }
      coordinates.reverse()
      add(fromNode, toNode, coordinates, access)
    }
  }
  return { streets, forWay }
}

/** The end of the short restricted piece at the first point of a line; null where the barrier there stops no one who may use the street. */
function stubAt(coordinates: readonly LonLat[], access: number, passing: number): { point: LonLat; access: number } | null {
  const kept = access & passing
  if (kept === access) return null
  const [[lonA, latA], [lonB, latB]] = coordinates
  const share = Math.min(0.4, stubDegrees / Math.hypot(lonB - lonA, latB - latA))
  const point: LonLat = [round7(lonA + (lonB - lonA) * share), round7(latA + (latB - latA) * share)]
  return { point, access: kept }
}

function round7(value: number): number {
  return Math.round(value * 1e7) / 1e7
}
