import { type BarrierBins, crossingShare } from './barrier-bins.ts'
import { type Lattice, latticeNode, latticeNodeCount, tileSide } from './lattice.ts'

/** Points of reached streets on a lattice's plane. */
export interface PlaneSamples {
  count: number
  east: Float64Array
  north: Float64Array
  /** Meters of way from the point to the facility. */
  meters: Float64Array
  /** How far off the street the point's ground reaches, meters. */
  reachMeters: Float64Array
}

/**
 * Of every lattice node, by how many meters on foot it lies beyond a band; negative inside of it, Infinity where no sample is near and in sight.
 * A band with a longer limit has nowhere a greater value.
 */
export type BandField = Float32Array

export interface Spreading {
  /** Limits of the bands, meters of way, ascending. */
  limits: readonly number[]
  /** Meters of way that a meter walked off the street counts for. */
  walkFactor: number
  /** Values are told so far outside of the bands, for smooth outlines. */
  marginMeters: number
}

/**
 * Spreads samples over the lattice, one field a band. A node lies in a band where some sample, from which the straight line to it
 * crosses no barrier, has it on its ground, and the sample's way and the walk to the node add up to less than the limit. The value is the
 * least over the samples of what the node lacks of the one or the other, so it changes without jumps and no faster than the place.
 * Costs one update per sample and node within reach; the order of samples has no effect.
 */
export function spreadField(
  lattice: Lattice,
  samples: PlaneSamples,
  barriers: BarrierBins,
  { limits, walkFactor, marginMeters }: Spreading,
  tick: (share: number) => void = () => {},
): BandField[] {
  const { step, originEast, originNorth } = lattice
  const fields = limits.map(() => new Float32Array(latticeNodeCount(lattice)).fill(Number.POSITIVE_INFINITY))
  const longest = limits[limits.length - 1]
  const walkLimits = Float64Array.from(limits, (limit) => limit / walkFactor)
  const blocked = (close: number, x: number, y: number, east: number, north: number): boolean => {
    for (let k = 0; k < close; k++) if (crossingShare(barriers.segments, barriers.found[k], x, y, east, north) !== -1) return true
    return false
  }

  for (let i = 0; i < samples.count; i++) {
    if (i % 4096 === 0) tick(i / samples.count)
    const x = samples.east[i]
    const y = samples.north[i]
    const reach = samples.reachMeters[i]
    const meters = samples.meters[i]
    const walkedBefore = meters / walkFactor
    const radius = Math.min(reach, Math.max(0, (longest - meters) / walkFactor)) + marginMeters
    const close = barriers.near(x - radius, y - radius, x + radius, y + radius)
    const lastRow = Math.floor((y + radius - originNorth) / step)
    for (let row = Math.max(0, Math.ceil((y - radius - originNorth) / step)); row <= lastRow; row++) {
      const north = originNorth + row * step
      const half = Math.sqrt(Math.max(0, radius * radius - (north - y) * (north - y)))
      const lastColumn = Math.floor((x + half - originEast) / step)
      // One look-up a tile, not a node: the nodes of a row lie next to each other in it.
      for (let column = Math.max(0, Math.ceil((x - half - originEast) / step)); column <= lastColumn; ) {
        const tileEnd = Math.min(lastColumn, column | (tileSide - 1))
        const start = latticeNode(lattice, column, row)
        const base = start - column
        if (start === -1) column = tileEnd + 1
        for (; column <= tileEnd; column++) {
          const east = originEast + column * step
          const distance = Math.sqrt((east - x) * (east - x) + (north - y) * (north - y))
          const node = base + column
          const beyondReach = distance - reach
          const walked = distance + walkedBefore
          let seen = close === 0
          for (let band = fields.length - 1; band >= 0; band--) {
            const value = Math.max(beyondReach, walked - walkLimits[band])
            if (value > marginMeters) break
            const field = fields[band]
            if (value >= field[node]) continue
            if (!seen && blocked(close, x, y, east, north)) break
            seen = true
            field[node] = value
          }
        }
      }
    }
  }
  return fields
}
