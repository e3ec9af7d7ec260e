import { type BarrierBins, crossingShare } from './barrier-bins.ts'
import { type Lattice, latticeNode, latticeNodeCount } from './lattice.ts'

/** Points of reached streets on a lattice's plane. */
export interface PlaneSamples {
  count: number
  east: Float64Array
  north: Float64Array
  /** Meters of way from the point to the facility. */
  meters: Float64Array
  /** How far off the street the point's ground reaches, meters. */
  reachMeters: Float64Array
  /** 1 on bridges and in tunnels: nothing beyond the reach is told of them. */
  enclosed: Uint8Array
}

/** Per lattice node; both Infinity where no sample is in sight. */
export interface Field {
  /** Way to the facility over the best sample in sight, meters. */
  way: Float32Array
  /** How far the node lies beyond the ground of the nearest street, meters; negative on it. */
  beyond: Float32Array
}

/**
 * Spreads samples over the lattice: a node's way is the least of a sample's way plus the walk to it, over the samples whose ground it
 * lies on (or by `marginMeters` beside it, for smooth outlines) and from which the straight line to it crosses no barrier.
 * `walkFactor` turns meters walked off the street into meters of way. Costs one update per sample and node within reach; the order of samples has no effect.
 */
export function spreadField(
  lattice: Lattice,
  samples: PlaneSamples,
  barriers: BarrierBins,
  walkFactor: number,
  marginMeters: number,
  tick: (share: number) => void = () => {},
): Field {
  const { step, originEast, originNorth } = lattice
  const nodes = latticeNodeCount(lattice)
  const way = new Float32Array(nodes).fill(Number.POSITIVE_INFINITY)
  const beyond = new Float32Array(nodes).fill(Number.POSITIVE_INFINITY)
  for (let i = 0; i < samples.count; i++) {
    if (i % 4096 === 0) tick(i / samples.count)
    const x = samples.east[i]
    const y = samples.north[i]
    const reach = samples.reachMeters[i]
    const radius = samples.enclosed[i] === 1 ? reach : reach + marginMeters
    const meters = samples.meters[i]
    const close = barriers.near(x - radius, y - radius, x + radius, y + radius)
    const firstRow = Math.ceil((y - radius - originNorth) / step)
    const lastRow = Math.floor((y + radius - originNorth) / step)
    for (let row = firstRow; row <= lastRow; row++) {
      const north = originNorth + row * step
      const half = Math.sqrt(Math.max(0, radius * radius - (north - y) * (north - y)))
      const firstColumn = Math.ceil((x - half - originEast) / step)
      const lastColumn = Math.floor((x + half - originEast) / step)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const east = originEast + column * step
        const distance = Math.sqrt((east - x) * (east - x) + (north - y) * (north - y))
        const node = latticeNode(lattice, column, row)
        if (node === -1) continue
        const nodeWay = meters + walkFactor * distance
        const nodeBeyond = distance - reach
        if (nodeWay >= way[node] && nodeBeyond >= beyond[node]) continue
        if (close.some((barrier) => crossingShare(barriers.segments, barrier, x, y, east, north) !== -1)) continue
        if (nodeWay < way[node]) way[node] = nodeWay
        if (nodeBeyond < beyond[node]) beyond[node] = nodeBeyond
      }
    }
  }
  return { way, beyond }
}
