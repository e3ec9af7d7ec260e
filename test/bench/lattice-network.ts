import { createBarrierTableBuilder } from '#planning/network/barrier-table'
import { buildNetwork } from '#planning/network/build-network'
import type { Network } from '#planning/network/network'
import { createStreetTableBuilder } from '#planning/network/street-table'
import { seededRandom } from '#planning/random'
import type { LonLat } from '#planning/types'

/** Builds a lattice of side × side shaken crossings about 100 m apart, a tenth of its streets missing; and so many points spread over it. */
export function latticeNetwork(
  side: number,
  pointCount: number,
  seed: number,
): { network: Network; points: Float64Array; buildMilliseconds: number } {
  const random = seededRandom(seed)
  const step = 0.001
  const crossings = Array.from(
    { length: side * side },
    (_, i): LonLat => [104 + ((i % side) + 0.6 * random()) * step, 30 + (Math.floor(i / side) + 0.6 * random()) * step],
  )
  const streets = createStreetTableBuilder()
  const street = (fromNode: number, toNode: number): void => {
    if (random() < 0.1) return
    streets.addFlat(
      {
        fromNode,
        toNode,
        lonLat: [...crossings[fromNode], ...crossings[toNode]],
        streetClass: 'residential',
        access: 255,
        bridge: false,
        tunnel: false,
        maxSpeedKmh: null,
      },
      0,
    )
  }
  for (let i = 0; i < side * side; i++) {
    if (i % side < side - 1) street(i, i + 1)
    if (i < side * (side - 1)) street(i, i + side)
  }
  const table = streets.finish()
  const started = performance.now()
  const built = buildNetwork(table, createBarrierTableBuilder().finish(), 'walk')
  const buildMilliseconds = performance.now() - started
  if (!built.ok) throw new Error(`got no network of side ${side}`)
  const points = Float64Array.from({ length: 2 * pointCount }, (_, i) => (i % 2 === 0 ? 104 : 30) + random() * side * step)
  return { network: built.network, points, buildMilliseconds }
}
