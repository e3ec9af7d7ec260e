import { type NearestResult, type Network, noEdge, type PlaceTable, unreached } from './network.ts'

export interface SearchOptions {
  /** Nodes farther than this cost stay unreached; by default nothing is too far. */
  limitCost?: number
  /** Cost at which each source starts, e.g. its distance off the street; 0 by default. */
  startCost?: Uint32Array
}

/** Working memory of a search, reused between searches on the same network: the result's arrays live in it too. */
export interface SearchScratch {
  nodeCost: Uint32Array
  nodeSource: Uint32Array
  /** First entry of each bucket's list; buckets are used in a circle. */
  heads: Uint32Array
  /** Lists of nodes to scan, three numbers an entry: node, its cost when it was put there, next entry. */
  entries: Uint32Array
  /** log2 of a bucket's width in cost units. */
  bucketShift: number
  longestArc: number
}

/** Ends a list of entries. */
const none = 0xffffffff

/** A quarter of the mean arc: measured on a city and on a lattice of a million nodes; anything between a tenth and twice of it is as good. */
function chooseBucketShift(network: Network): number {
  let sum = 0
  for (const cost of network.arcCost) sum += cost
  const mean = sum / Math.max(1, network.arcCost.length)
  return Math.min(24, Math.max(0, Math.round(Math.log2(mean + 1)) - 2))
}

/** Returns working memory for searches on a network. */
export function createSearchScratch(network: Network, bucketShift = chooseBucketShift(network)): SearchScratch {
  let longestArc = 0
  for (const cost of network.arcCost) longestArc = Math.max(longestArc, cost)
  return {
    nodeCost: new Uint32Array(network.nodeCount),
    nodeSource: new Uint32Array(network.nodeCount),
    heads: new Uint32Array(0),
    entries: new Uint32Array(3 * Math.max(1024, Math.ceil(1.3 * network.nodeCount))),
    bucketShift,
    longestArc,
  }
}

/** Returns the entries with room for at least one more. */
function withRoom(scratch: SearchScratch, top: number): Uint32Array {
  if (top + 3 > scratch.entries.length) {
    const larger = new Uint32Array(scratch.entries.length * 2)
    larger.set(scratch.entries)
    scratch.entries = larger
  }
  return scratch.entries
}

/** Empties the buckets, as many as the widest span of costs that can wait at one time needs. */
function emptyBuckets(scratch: SearchScratch, widestCost: number): Uint32Array {
  const needed = Math.floor(widestCost / 2 ** scratch.bucketShift) + 2
  if (scratch.heads.length < needed) scratch.heads = new Uint32Array(2 ** Math.ceil(Math.log2(needed)))
  return scratch.heads.fill(none)
}

/** Puts both ends of every source's edge into the buckets, as far as the edge's directions let people come from there; returns the end of the entries. */
function startFromSources(
  network: Network,
  sources: PlaceTable,
  limit: number,
  startCost: Uint32Array | undefined,
  scratch: SearchScratch,
): number {
  const { edgeFrom, edgeTo, edgeCost, edgeDirections } = network
  const { nodeCost, nodeSource, bucketShift } = scratch
  let widest = scratch.longestArc
  for (let i = 0; i < sources.count; i++) {
    if (sources.edge[i] !== noEdge) widest = Math.max(widest, edgeCost[sources.edge[i]] + (startCost ? startCost[i] : 0))
  }
  const heads = emptyBuckets(scratch, Math.min(widest, limit))
  let top = 0
  const start = (node: number, cost: number, source: number): void => {
    // Sources come in order, so an equal cost belongs to an earlier one.
    if (cost > limit || cost >= nodeCost[node]) return
    nodeCost[node] = cost
    nodeSource[node] = source
    const bucket = (cost >>> bucketShift) & (heads.length - 1)
    withRoom(scratch, top).set([node, cost, heads[bucket]], top)
    heads[bucket] = top
    top += 3
  }
  for (let i = 0; i < sources.count; i++) {
    const edge = sources.edge[i]
    if (edge === noEdge) continue
    const already = startCost ? startCost[i] : 0
    const before = sources.offset[i]
    const after = edgeCost[edge] - before
    if (before === 0 || edgeDirections[edge] & 1) start(edgeFrom[edge], already + before, i)
    if (after === 0 || edgeDirections[edge] & 2) start(edgeTo[edge], already + after, i)
  }
  return top
}

/**
 * Finds for every node the nearest source and the cost of travelling *to* it, exactly; of sources equally near, the one with the lowest index.
 * Sources without an edge are passed over. The result's arrays belong to `scratch` and are overwritten by the next search with it.
 * Bucket queue (Denardo & Fox 1979): a bucket is scanned again until nothing in it improves, so any bucket width gives the same answer.
 */
export function searchNearest(
  network: Network,
  sources: PlaceTable,
  { limitCost = unreached - 1, startCost }: SearchOptions = {},
  scratch: SearchScratch = createSearchScratch(network),
): NearestResult {
  const { firstArc, arcNode, arcCost } = network
  const { nodeCost, nodeSource, bucketShift } = scratch
  const limit = Math.min(limitCost, unreached - 1)
  nodeCost.fill(unreached)
  nodeSource.fill(unreached)
  let top = startFromSources(network, sources, limit, startCost, scratch)
  const { heads } = scratch
  let { entries } = scratch
  const mask = heads.length - 1
  let waiting = top / 3
  for (let bucket = 0; waiting > 0; bucket = (bucket + 1) & mask) {
    while (heads[bucket] !== none) {
      let entry = heads[bucket]
      heads[bucket] = none
      for (; entry !== none; entry = entries[entry + 2]) {
        waiting--
        const node = entries[entry]
        const cost = nodeCost[node]
        if (cost !== entries[entry + 1]) continue
        const source = nodeSource[node]
        for (let arc = firstArc[node], end = firstArc[node + 1]; arc < end; arc++) {
          const neighbour = arcNode[arc]
          const newCost = cost + arcCost[arc]
          const oldCost = nodeCost[neighbour]
          if (newCost > oldCost || newCost > limit || (newCost === oldCost && source >= nodeSource[neighbour])) continue
          nodeCost[neighbour] = newCost
          nodeSource[neighbour] = source
          const target = (newCost >>> bucketShift) & mask
          if (top + 3 > entries.length) entries = withRoom(scratch, top)
          entries[top] = neighbour
          entries[top + 1] = newCost
          entries[top + 2] = heads[target]
          heads[target] = top
          top += 3
          waiting++
        }
      }
    }
  }
  return { nodeCost, nodeSource }
}
