import { buildNetwork } from '#planning/network/build-network'
import type { Network, NetworkReport } from '#planning/network/network'
import { createSnapper, type Snapper } from '#planning/network/snap'
import type { TravelMode } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { revisionOf } from '../../repositories/revisions.ts'
import { loadBarrierTable, loadStreets } from '../../repositories/streets.ts'

export interface LoadedNetwork {
  network: Network
  snapper: Snapper
  report: NetworkReport
  streetName(street: number): string | null
}

/** The networks that a thread keeps loaded, for as long as the streets' revision stands. */
export interface NetworkCache {
  /** The network of a mode at the current revision; null where no street can be used in that mode. */
  load(db: Database, mode: TravelMode, say: (message: string) => void): Promise<LoadedNetwork | null>
}

export function createNetworkCache(): NetworkCache {
  let revision = -1
  let streets: Promise<[Awaited<ReturnType<typeof loadStreets>>, Awaited<ReturnType<typeof loadBarrierTable>>]> | null = null
  const networks = new Map<TravelMode, LoadedNetwork | null>()
  return {
    async load(db, mode, say) {
      const current = await revisionOf(db, ['streets'])
      if (current !== revision) {
        networks.clear()
        streets = null
        revision = current
      }
      const known = networks.get(mode)
      if (known !== undefined) return known
      say('loading streets')
      streets ??= Promise.all([loadStreets(db), loadBarrierTable(db)])
      const [{ table, names }, barriers] = await streets
      // What was published while the pages were read could be half in them.
      if ((await revisionOf(db, ['streets'])) !== revision) return this.load(db, mode, say)
      say('building the street network')
      const built = buildNetwork(table, barriers, mode)
      const loaded = built.ok
        ? {
            network: built.network,
            snapper: createSnapper(built.network),
            report: built.report,
            streetName: (street: number) => names[street] ?? null,
          }
        : null
      networks.set(mode, loaded)
      return loaded
    },
  }
}
