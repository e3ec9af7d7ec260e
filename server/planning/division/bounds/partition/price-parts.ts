import type { PartTerms } from './part-terms.ts'
import { complete, impossible, type SweepStates } from './sweep-states.ts'

/** For every place in the order: the least reduced cost of a part whose first node it is, ∞ where there is none. */
export interface PricedParts {
  least: Float64Array
  /** The nodes of a part that reaches the least. */
  nodesOf: (place: number) => Int32Array
}

/** Finds the cheapest parts, where a node in a part adds so much to it. */
export type PartTable = (nodeValue: Float64Array) => PricedParts

/**
 * Prices parts by a table over states and sizes, filled from the last node back to the first: what completing a part costs at least. Exact for the sets
 * that the states allow and the terms as they stand. Cost: states × levels, one byte kept for each; the next call overwrites what `nodesOf` reads.
 */
export function createTable({ layers, stateCount }: SweepStates, { level, levelCost }: PartTerms): PartTable {
  const levels = levelCost.length
  const comesIn = new Uint8Array(stateCount * levels)
  const first = new Int32Array(layers.length)
  for (let i = 1; i < layers.length; i++) first[i] = first[i - 1] + layers[i - 1].stateCount
  const widest = layers.reduce((most, { stateCount: own }) => Math.max(most, own), 0)
  let [next, here] = [new Float64Array(widest * levels), new Float64Array(widest * levels)]
  const least = new Float64Array(layers.length)

  const fill = (i: number, nodeValue: Float64Array): void => {
    const layer = layers[i]
    const [grows, value] = [level[layer.node], nodeValue[layer.node]]
    for (let state = 1; state < layer.stateCount; state++) {
      const [out, inside] = [layer.out[state], layer.in[state]]
      const [outCost, inCost] = [layer.outCost[state], layer.inCost[state] + value]
      const row = state * levels
      const mark = (first[i] + state) * levels
      const outTable = out === complete ? levelCost : next
      const inTable = inside === complete ? levelCost : next
      const outRow = out < 0 ? 0 : out * levels
      const inRow = (inside < 0 ? 0 : inside * levels) + grows
      const lastIn = inside === impossible ? -1 : levels - 1 - grows
      let at = layer.leastLevel[state]
      if (out === impossible) {
        for (; at <= lastIn; at++) {
          here[row + at] = inTable[inRow + at] + inCost
          comesIn[mark + at] = 1
        }
        for (; at < levels; at++) here[row + at] = Number.POSITIVE_INFINITY
        continue
      }
      for (; at <= lastIn; at++) {
        const ifOut = outTable[outRow + at] + outCost
        const ifIn = inTable[inRow + at] + inCost
        const isIn = ifIn < ifOut
        here[row + at] = isIn ? ifIn : ifOut
        comesIn[mark + at] = isIn ? 1 : 0
      }
      for (; at < levels; at++) {
        here[row + at] = outTable[outRow + at] + outCost
        comesIn[mark + at] = 0
      }
    }
    const begun = layer.in[0]
    let grown = Number.POSITIVE_INFINITY
    if (grows < levels && begun !== impossible) grown = begun === complete ? levelCost[grows] : next[begun * levels + grows]
    least[i] = grown + layer.inCost[0] + value
  }

  const nodesOf = (place: number): Int32Array => {
    const nodes = [layers[place].node]
    let state = layers[place].in[0]
    let size = level[layers[place].node]
    for (let i = place + 1; state >= 0; i++) {
      const layer = layers[i]
      if (comesIn[(first[i] + state) * levels + size] === 1) {
        nodes.push(layer.node)
        size += level[layer.node]
        state = layer.in[state]
      } else state = layer.out[state]
    }
    return Int32Array.from(nodes).sort()
  }

  return (nodeValue) => {
    for (let i = layers.length - 1; i >= 0; i--) {
      fill(i, nodeValue)
      ;[next, here] = [here, next]
    }
    return { least, nodesOf }
  }
}
