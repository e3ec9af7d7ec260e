import type { Network, PlaceTable } from '#planning/network/network'

/** Places drawn on a network from pairs of numbers. */
export function placesOn(network: Network, draws: readonly (readonly [number, number])[]): PlaceTable {
  const edge = Uint32Array.from(draws, ([e]) => e % network.edgeCount)
  const offset = Uint32Array.from(draws, ([, share], i) => Math.round(share * network.edgeCost[edge[i]]))
  return { count: draws.length, edge, offset, snapMillimeters: new Uint32Array(draws.length) }
}
