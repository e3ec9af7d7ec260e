import type { DivisionGraph } from '../../graph/division-graph.ts'
import type { PartTerms } from './part-terms.ts'

/** Marks a choice that no part can make, and one after which the part is complete. */
export const [impossible, complete] = [-1, -2]

/**
 * What a sweep over the nodes knows about a part before one node is looked at. State 0: nothing of the part was met yet. Any other: which nodes that still
 * wait for neighbours are in the part and, where `isConnected`, which of them hang together already.
 */
export interface SweepLayer {
  node: number
  stateCount: number
  /** The state of the next layer where the node stays out, and where it comes in; or `impossible`, or `complete`. */
  out: Int32Array
  in: Int32Array
  /** What edges to nodes before cost, either way. */
  outCost: Float64Array
  inCost: Float64Array
  /** The least size, in levels, that a part has in this state. */
  leastLevel: Int32Array
}

export interface SweepStates {
  layers: SweepLayer[]
  isConnected: boolean
  stateCount: number
}

/** Components that a state tells apart, 0 being outside the part. */
const labelBase = 8
/** Waiting nodes whose labels fit a whole number below 2⁵³. */
const mostWaiting = { connected: 17, any: 30 }

/**
 * The states of a sweep in this order. With `isConnected` a part must hang together; without it a part is any set that the sweep never loses from sight. Null where there
 * would be more than `mostStates`.
 */
export function sweepStates(
  graph: DivisionGraph,
  order: Int32Array,
  { edgeCost, level, levelCost }: PartTerms,
  { isConnected, mostStates }: { isConnected: boolean; mostStates: number },
): SweepStates | null {
  const { nodeCount, firstArc, arcNode, arcEdge } = graph
  const mostLevel = levelCost.length - 1
  const place = new Int32Array(nodeCount)
  order.forEach((node, i) => {
    place[node] = i
  })
  /** The place of each node's last neighbour: it waits until then. */
  const lastPlace = Int32Array.from(place, (own, node) => {
    let last = own
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) last = Math.max(last, place[arcNode[arc]])
    return last
  })
  const base = isConnected ? labelBase : 2
  const layers: SweepLayer[] = []
  let waiting: number[] = []
  let labels: Uint8Array[] = [new Uint8Array(0)]
  let leastLevel = [0]
  let all = 0
  for (let i = 0; i < nodeCount; i++) {
    const node = order[i]
    const stays = [...waiting, node].map((each) => lastPlace[each] > i)
    const backSlots: number[] = []
    const backCosts: number[] = []
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
      if (place[arcNode[arc]] >= i) continue
      backSlots.push(waiting.indexOf(arcNode[arc]))
      backCosts.push(edgeCost[arcEdge[arc]])
    }
    const stateCount = labels.length
    all += stateCount
    const layer: SweepLayer = {
      node,
      stateCount,
      out: new Int32Array(stateCount),
      in: new Int32Array(stateCount),
      outCost: new Float64Array(stateCount),
      inCost: new Float64Array(stateCount),
      leastLevel: Int32Array.from(leastLevel),
    }
    const indexOf = new Map<number, number>()
    const width = stays.filter(Boolean).length
    if (width > (isConnected ? mostWaiting.connected : mostWaiting.any)) return null
    const nextLabels: Uint8Array[] = [new Uint8Array(width)]
    const nextLevel: number[] = [0]
    const full = new Uint8Array(waiting.length + 1)
    const names = new Uint8Array(labelBase + 2)
    /** The state that `full` becomes when those leave who wait no longer. */
    const settle = (size: number): number => {
      if (size > mostLevel) return impossible
      const kept = new Uint8Array(width)
      let [slot, key, count, groups] = [0, 0, 0, 0]
      names.fill(0)
      for (let at = 0; at < full.length; at++) {
        if (!stays[at]) continue
        if (full[at] > 0 && names[full[at]] === 0) names[full[at]] = ++count
        kept[slot] = full[at] === 0 ? 0 : isConnected ? names[full[at]] : 1
        key = key * base + kept[slot++]
      }
      if (isConnected) {
        for (const label of full) if (label > 0 && names[label] === 0) groups++
        // A component that nobody waits in is complete: it must be the only one.
        if (groups > 0 && (count > 0 || full.some((label) => label > 0 && label !== full.find((each) => each > 0))))
          return impossible
        if (count >= labelBase) return Number.NaN
      }
      if (count === 0) return complete
      let index = indexOf.get(key)
      if (index === undefined) {
        index = nextLabels.push(kept) - 1
        nextLevel.push(size)
        indexOf.set(key, index)
      } else if (size < nextLevel[index]) nextLevel[index] = size
      return index
    }
    for (let state = 0; state < stateCount; state++) {
      const own = labels[state]
      let [cutIfOut, cutIfIn] = [0, 0]
      backSlots.forEach((slot, back) => {
        if (own[slot] > 0) cutIfOut += backCosts[back]
        else cutIfIn += backCosts[back]
      })
      layer.outCost[state] = cutIfOut
      layer.inCost[state] = cutIfIn
      full.set(own)
      full[own.length] = 0
      layer.out[state] = state === 0 ? 0 : settle(leastLevel[state])
      const fresh = labelBase + 1
      full[own.length] = isConnected ? fresh : 1
      if (isConnected) {
        for (const slot of backSlots) {
          const joined = own[slot]
          if (joined > 0) for (let at = 0; at < own.length; at++) if (own[at] === joined) full[at] = fresh
        }
      }
      layer.in[state] = settle(leastLevel[state] + level[node])
      if (Number.isNaN(layer.in[state])) return null
    }
    layers.push(layer)
    if (all + nextLabels.length > mostStates) return null
    waiting = [...waiting, node].filter((_, at) => stays[at])
    labels = nextLabels
    leastLevel = nextLevel
  }
  return { layers, isConnected, stateCount: all }
}
