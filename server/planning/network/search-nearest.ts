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
  bucketHead: Int32Array
  entryNode: Uint32Array
  entryCost: Uint32Array
  entryNext: Int32Array
  /** log2 of a bucket's width in cost units. */
  bucketShift: number
  longestArc: number
}

/** A bucket about as wide as a typical arc keeps both the rescans and the empty buckets few. */
function chooseBucketShift(network: Network): number {
  let sum = 0
  for (const cost of network.arcCost) sum += cost
  const mean = sum / Math.max(1, network.arcCost.length)
  return Math.min(24, Math.max(0, Math.round(Math.log2(mean + 1)) - 2))
}

/** Returns working memory for searches on a network. */
export function createSearchScratch(network: Network, bucketShift = chooseBucketShift(network)): SearchScratch {
  const entries = Math.max(1024, network.nodeCount)
  return {
    nodeCost: new Uint32Array(network.nodeCount),
    nodeSource: new Uint32Array(network.nodeCount),
    bucketHead: new Int32Array(0),
    entryNode: new Uint32Array(entries),
    entryCost: new Uint32Array(entries),
    entryNext: new Int32Array(entries),
    bucketShift,
    longestArc: network.arcCost.reduce((longest, cost) => Math.max(longest, cost), 0),
  }
}

function grown<A extends Uint32Array | Int32Array>(array: A, type: new (length: number) => A): A {
  const larger = new type(array.length * 2)
  larger.set(array)
  return larger
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
  const { firstArc, arcNode, arcCost, edgeFrom, edgeTo, edgeCost, edgeDirections } = network
  const { nodeCost, nodeSource, bucketShift, longestArc } = scratch
  let { entryNode, entryCost, entryNext } = scratch
  const limit = Math.min(limitCost, unreached - 1)
  nodeCost.fill(unreached)
  nodeSource.fill(unreached)

  let widest = longestArc
  for (let i = 0; i < sources.count; i++) {
    if (sources.edge[i] !== noEdge) widest = Math.max(widest, edgeCost[sources.edge[i]] + (startCost ? startCost[i] : 0))
  }
  const bucketsNeeded = Math.floor(Math.min(widest, limit) / 2 ** bucketShift) + 2
  if (scratch.bucketHead.length < bucketsNeeded) {
    scratch.bucketHead = new Int32Array(2 ** Math.ceil(Math.log2(bucketsNeeded)))
  }
  const head = scratch.bucketHead.fill(-1)
  const mask = head.length - 1
  let entries = 0
  let waiting = 0

  const improve = (node: number, cost: number, source: number): void => {
    if (cost > limit || cost > nodeCost[node] || (cost === nodeCost[node] && source >= nodeSource[node])) return
    nodeCost[node] = cost
    nodeSource[node] = source
    if (entries === entryNode.length) {
      entryNode = scratch.entryNode = grown(entryNode, Uint32Array)
      entryCost = scratch.entryCost = grown(entryCost, Uint32Array)
      entryNext = scratch.entryNext = grown(entryNext, Int32Array)
    }
    const bucket = (cost >>> bucketShift) & mask
    entryNode[entries] = node
    entryCost[entries] = cost
    entryNext[entries] = head[bucket]
    head[bucket] = entries++
    waiting++
  }

  for (let i = 0; i < sources.count; i++) {
    const edge = sources.edge[i]
    if (edge === noEdge) continue
    const start = startCost ? startCost[i] : 0
    const before = sources.offset[i]
    const after = edgeCost[edge] - before
    if (before === 0 || edgeDirections[edge] & 1) improve(edgeFrom[edge], start + before, i)
    if (after === 0 || edgeDirections[edge] & 2) improve(edgeTo[edge], start + after, i)
  }

  for (let bucket = 0; waiting > 0; bucket = (bucket + 1) & mask) {
    while (head[bucket] !== -1) {
      let entry = head[bucket]
      head[bucket] = -1
      for (; entry !== -1; entry = entryNext[entry]) {
        waiting--
        const node = entryNode[entry]
        const cost = nodeCost[node]
        if (cost !== entryCost[entry]) continue
        const source = nodeSource[node]
        for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) improve(arcNode[arc], cost + arcCost[arc], source)
      }
    }
  }
  return { nodeCost, nodeSource }
}
