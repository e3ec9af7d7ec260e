import type { Network } from './network.ts'

/**
 * The same network with every arc turned round, so that a search from a place tells what it costs to go *from* the place to every
 * node. Places on edges stay what they are. Cost: linear in the arcs.
 */
export function reverseNetwork(network: Network): Network {
  const { nodeCount, firstArc, arcNode, arcCost, arcEdge, edgeDirections } = network
  const first = new Uint32Array(nodeCount + 1)
  for (const from of arcNode) first[from + 1]++
  for (let node = 0; node < nodeCount; node++) first[node + 1] += first[node]
  const next = first.slice(0, nodeCount)
  const reversed = {
    arcNode: new Uint32Array(arcNode.length),
    arcCost: new Uint32Array(arcNode.length),
    arcEdge: new Uint32Array(arcNode.length),
  }
  for (let node = 0; node < nodeCount; node++) {
    for (let arc = firstArc[node]; arc < firstArc[node + 1]; arc++) {
      const at = next[arcNode[arc]]++
      reversed.arcNode[at] = node
      reversed.arcCost[at] = arcCost[arc]
      reversed.arcEdge[at] = arcEdge[arc]
    }
  }
  const turned = edgeDirections.map((directions) => ((directions & 1) << 1) | (directions >> 1))
  return { ...network, ...reversed, firstArc: first, edgeDirections: turned }
}
