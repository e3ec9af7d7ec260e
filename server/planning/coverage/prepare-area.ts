import type { Network } from '../network/network.ts'
import type { Snapper } from '../network/snap.ts'
import type { CoverageDivisionInput, DemandTable, Tick } from './coverage-types.ts'
import { membership } from './figures/coverage-figures.ts'
import type { Membership } from './figures/tally-figures.ts'
import { createDivisionPlacer, type DivisionPlacer, type Placement } from './place-in-divisions.ts'
import { type SnappedPoints, snapPoints } from './reach-facilities.ts'
import { sortDemand } from './sort-demand.ts'

/** Everything about streets, people and divisions that is the same for every question asked of them. */
export interface CoverageArea {
  /** Of the mode that is asked about. */
  network: Network
  snapper: Snapper
  divisions: readonly CoverageDivisionInput[]
  placer: DivisionPlacer
  /** Sorted by id, so that nothing computed from it depends on the order it came in. */
  demand: DemandTable
  /** Row of the given table that each sorted row was. */
  rowOf: Uint32Array
  /** The demand on the network. */
  snapped: SnappedPoints
  /** The demand in the divisions, and the groups it is added up in. */
  placement: Placement
  members: Membership
}

/** Puts people on the streets and into the divisions, once for all questions. `tick` hears of progress and may throw to stop the work. */
export function prepareArea(
  input: { network: Network; snapper: Snapper; demand: DemandTable; divisions: readonly CoverageDivisionInput[] },
  tick: Tick = () => {},
): CoverageArea {
  const { network, snapper, divisions } = input
  if (input.demand.lon.length !== input.demand.count || input.demand.id.length !== input.demand.count)
    throw new Error(
      `got ${input.demand.lon.length} coordinates and ${input.demand.id.length} ids when expected ${input.demand.count}`,
    )
  if (network.nodeLonLat.length !== 2 * network.nodeCount)
    throw new Error(`got ${network.nodeLonLat.length} node coordinates when expected two a node`)
  const { demand, rowOf } = sortDemand(input.demand)
  const snapped = snapPoints(snapper, demand.lon, demand.lat, (share) => tick(0.7 * share))
  const placer = createDivisionPlacer(divisions)
  const placement = placer(demand.lon, demand.lat)
  tick(1)
  const members = membership(demand.count, divisions.length, placement)
  return { network, snapper, divisions, placer, demand, rowOf, snapped, placement, members }
}
