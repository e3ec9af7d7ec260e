import type { Network } from '../../network/network.ts'

/** Squares of this many degrees; streets with an empty square between them are regions of their own. */
const squareDegrees = 0.1
const squaresAround = Math.round(360 / squareDegrees)

/**
 * Sorts edges into regions that lie far apart (cities of different data sets), so that each can be drawn on a plane of its own. Regions
 * come in the order of their first edge.
 */
export function splitRegions(network: Network, edges: readonly number[]): number[][] {
  const parent = new Map<number, number>()
  const rootOf = (square: number): number => {
    let root = square
    for (let up = parent.get(root)!; up !== root; up = parent.get(root)!) root = up
    for (let at = square; at !== root; ) {
      const up = parent.get(at)!
      parent.set(at, root)
      at = up
    }
    return root
  }
  const squareOf = (point: number): number => {
    const column = Math.floor((network.shapeLonLat[2 * point] + 180) / squareDegrees)
    const row = Math.floor((network.shapeLonLat[2 * point + 1] + 90) / squareDegrees)
    return row * squaresAround + column
  }
  for (const edge of edges) {
    const first = squareOf(network.shapeStart[edge])
    for (let point = network.shapeStart[edge]; point < network.shapeStart[edge + 1]; point++) {
      const square = squareOf(point)
      if (!parent.has(square)) parent.set(square, square)
      parent.set(rootOf(square), rootOf(first))
    }
  }
  for (const square of [...parent.keys()]) {
    for (const beside of [1, squaresAround - 1, squaresAround, squaresAround + 1]) {
      if (parent.has(square + beside)) parent.set(rootOf(square + beside), rootOf(square))
    }
  }
  const regions = new Map<number, number[]>()
  for (const edge of edges) {
    const root = rootOf(squareOf(network.shapeStart[edge]))
    const there = regions.get(root)
    if (there) there.push(edge)
    else regions.set(root, [edge])
  }
  return [...regions.values()]
}
