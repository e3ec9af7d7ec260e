import type { Refusal } from '#planning/types'
import type { OsmMember, OsmSink, Tags } from './elements.ts'

/** A kept way: where its node references lie in the store, and its tags. */
export interface OsmWay {
  id: number
  start: number
  end: number
  tags: Tags | null
}
export interface OsmRelation {
  id: number
  members: readonly OsmMember[]
  tags: Tags
}

/**
 * Everything of an OSM file that the extraction steps look at. Nodes live in typed arrays (16 bytes each, coordinates on OSM's own
 * lattice of 1e-7 degree), so that the twelve million of a 100 MB PBF fit in 200 MB.
 */
export interface OsmStore {
  nodeCount: number
  lonLattice: Int32Array
  latLattice: Int32Array
  nodeIds: Float64Array
  /** Tags by node index, only for nodes that have any kept tag. */
  nodeTags: ReadonlyMap<number, Tags>
  /** Index of the node with this id; -1 where the file lacks it. */
  nodeIndex(id: number): number
  refs: Float64Array
  ways: readonly OsmWay[]
  wayById(id: number): OsmWay | undefined
  relations: readonly OsmRelation[]
  bounds: [number, number, number, number] | null
  refusals: Refusal[]
  counts: { nodes: number; ways: number; relations: number }
}

const latticePerDegree = 1e7

/** Longitude of a node in degrees. */
export function lonOf(store: OsmStore, node: number): number {
  return store.lonLattice[node] / latticePerDegree
}

/** Latitude of a node in degrees. */
export function latOf(store: OsmStore, node: number): number {
  return store.latLattice[node] / latticePerDegree
}

/** Starts a store: the sink to fill, and `finish`, which sorts and indexes what came in. A node outside ±180/±90 is refused by name. */
export function osmStoreBuilder(): { sink: OsmSink; finish(): OsmStore } {
  let nodeIds = new Float64Array(1 << 14)
  let lon = new Int32Array(1 << 14)
  let lat = new Int32Array(1 << 14)
  let refs = new Float64Array(1 << 14)
  let nodeCount = 0
  let refCount = 0
  let ascending = true
  let read = 0
  let nodeTags = new Map<number, Tags>()
  const ways: OsmWay[] = []
  const relations: OsmRelation[] = []
  const refusals: Refusal[] = []
  const counts = { nodes: 0, ways: 0, relations: 0 }
  let bounds: [number, number, number, number] | null = null

  const sink: OsmSink = {
    node(id, x, y, tags) {
      counts.nodes++
      read++
      if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) {
        refusals.push({ row: read, key: `node/${id}`, reason: `has no position on Earth: lon ${x}, lat ${y}` })
        return
      }
      if (nodeCount === nodeIds.length) {
        nodeIds = grow(nodeIds, Float64Array)
        lon = grow(lon, Int32Array)
        lat = grow(lat, Int32Array)
      }
      if (nodeCount > 0 && id <= nodeIds[nodeCount - 1]) ascending = false
      nodeIds[nodeCount] = id
      lon[nodeCount] = Math.round(x * latticePerDegree)
      lat[nodeCount] = Math.round(y * latticePerDegree)
      if (tags) nodeTags.set(nodeCount, tags)
      nodeCount++
    },
    way(id, list, tags) {
      counts.ways++
      read++
      if (list.length < 2) {
        if (tags) refusals.push({ row: read, key: `way/${id}`, reason: `has ${list.length} nodes, and a line needs two` })
        return
      }
      while (refCount + list.length > refs.length) refs = grow(refs, Float64Array)
      ways.push({ id, start: refCount, end: refCount + list.length, tags })
      for (const ref of list) refs[refCount++] = ref
    },
    relation(id, members, tags) {
      counts.relations++
      read++
      if (tags) relations.push({ id, members, tags })
    },
    bounds(west, south, east, north) {
      bounds = [west, south, east, north]
    },
  }

  return {
    sink,
    finish() {
      if (!ascending) {
        const order = sortedUnique(nodeIds, nodeCount)
        const place = new Int32Array(nodeCount).fill(-1)
        order.forEach((old, index) => {
          place[old] = index
        })
        nodeIds = Float64Array.from(order, (old) => nodeIds[old])
        lon = Int32Array.from(order, (old) => lon[old])
        lat = Int32Array.from(order, (old) => lat[old])
        nodeTags = new Map([...nodeTags].filter(([old]) => place[old] >= 0).map(([old, tags]) => [place[old], tags]))
        nodeCount = order.length
      }
      const wayPositions = new Map<number, number>()
      let waysIndexed = false
      const store: OsmStore = {
        nodeCount,
        lonLattice: lon,
        latLattice: lat,
        nodeIds,
        nodeTags,
        nodeIndex: (id) => binarySearch(nodeIds, nodeCount, id),
        refs,
        ways,
        wayById(id) {
          if (!waysIndexed) {
            ways.forEach((way, index) => {
              wayPositions.set(way.id, index)
            })
            waysIndexed = true
          }
          const position = wayPositions.get(id)
          return position === undefined ? undefined : ways[position]
        },
        relations,
        bounds: bounds ?? extent(lon, lat, nodeCount),
        refusals,
        counts,
      }
      return store
    },
  }
}

function grow<T extends Float64Array | Int32Array>(array: T, kind: { new (length: number): T }): T {
  const larger = new kind(array.length * 2)
  larger.set(array)
  return larger
}

/** Indices of ids in ascending order; of equal ids the one that came last, as a later version of the same node. */
function sortedUnique(ids: Float64Array, count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index).sort((a, b) => ids[a] - ids[b] || a - b)
  let kept = 0
  for (let index = 0; index < count; index++) {
    if (index + 1 < count && ids[order[index]] === ids[order[index + 1]]) continue
    order[kept++] = order[index]
  }
  return order.subarray(0, kept)
}

function binarySearch(ids: Float64Array, count: number, id: number): number {
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (ids[middle] === id) return middle
    if (ids[middle] < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function extent(lon: Int32Array, lat: Int32Array, count: number): [number, number, number, number] | null {
  if (count === 0) return null
  let [west, south, east, north] = [lon[0], lat[0], lon[0], lat[0]]
  for (let node = 1; node < count; node++) {
    if (lon[node] < west) west = lon[node]
    else if (lon[node] > east) east = lon[node]
    if (lat[node] < south) south = lat[node]
    else if (lat[node] > north) north = lat[node]
  }
  return [west, south, east, north].map((value) => value / latticePerDegree) as [number, number, number, number]
}
