import { compareText } from '#planning/coverage/place-in-divisions'
import { type CoverageArea, prepareArea } from '#planning/coverage/prepare-area'
import { type SnappedPoints, snapPoints } from '#planning/coverage/reach-facilities'
import { type AddedRoad, addRoads } from '#planning/network/build/add-roads'
import { buildNetwork } from '#planning/network/build-network'
import type { Network, NetworkReport } from '#planning/network/network'
import { reverseNetwork } from '#planning/network/reverse-network'
import { createSnapper, type Snapper } from '#planning/network/snap'
import type { Facility, TravelMode } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import { loadDemand } from '../../repositories/demand.ts'
import { loadDivisions } from '../../repositories/divisions/divisions.ts'
import { loadFacilities } from '../../repositories/facilities.ts'
import { revisionsByTable } from '../../repositories/revisions.ts'
import { loadBarrierTable, loadStreets } from '../../repositories/streets.ts'
import { demandTable, divisionTable } from './load-area.ts'

export interface LoadedNetwork {
  network: Network
  snapper: Snapper
  report: NetworkReport
  streetName(street: number): string | null
}

/** What a coverage question is asked of. */
export interface LoadedArea extends LoadedNetwork {
  area: CoverageArea
  facilities: readonly Facility[]
  /** Ids of the demand points, in the order of their table; the area's are sorted. */
  demand: ReturnType<typeof demandTable>
  /** People in all, and those whose number was derived. */
  population: number
  estimatedPopulation: number
  /** The last published change when all of this was true. */
  revision: number
}

/** What a question about the way from one point is asked of. */
export interface LoadedWays extends LoadedNetwork {
  reversed: Network
  /** By id, with their places on the network. */
  facilities: readonly Facility[]
  snapped: SnappedPoints
  revision: number
}

type Say = (message: string) => void

/** Streets of a mode, null where there are none, and all facilities by id. */
export interface LoadedStreets {
  streets: LoadedNetwork | null
  facilities: readonly Facility[]
}

/** What a thread keeps loaded of the published data, each part for as long as its revision stands. */
export interface AreaCache {
  /** Streets of a mode with the people, divisions and facilities of a day; null where no street can be used in that mode. */
  area(db: Database, mode: TravelMode, divisions: DivisionsToCount, say: Say): Promise<LoadedArea | null>
  /** The same with streets added that are not there; kept for nobody else. Null as above; or the road that no street can be joined with. */
  areaWith(
    db: Database,
    mode: TravelMode,
    divisions: DivisionsToCount,
    roads: readonly AddedRoad[],
    say: Say,
  ): Promise<LoadedArea | { unjoined: number } | null>
  /** Streets of a mode turned round, with the facilities on them; null as above. */
  ways(db: Database, mode: TravelMode, say: Say): Promise<LoadedWays | null>
  /** Streets of a mode and facilities, nothing else. */
  streets(db: Database, mode: TravelMode, say: Say): Promise<LoadedStreets>
}

/** The divisions in which people are counted: `name` tells them from others. */
export interface DivisionsToCount {
  name: string
  load(db: Database): Promise<Parameters<typeof divisionTable>[0]>
}

/** The divisions of the published map on a day. */
export function divisionsOn(day: string): DivisionsToCount {
  return { name: day, load: (db) => loadDivisions(db, day) }
}

/** How many prepared areas (modes, days) are kept. */
const areasKept = 3

export function createAreaCache(): AreaCache {
  const parts = new Map<string, { tag: string; value: Promise<unknown> }>()

  /** The kept part of that name where its tag still holds, else a new one. */
  function keep<T>(name: string, tag: string, make: () => Promise<T>): Promise<T> {
    const known = parts.get(name)
    if (known?.tag === tag) return known.value as Promise<T>
    const value = make()
    parts.set(name, { tag, value })
    value.catch(() => parts.get(name)?.value === value && parts.delete(name))
    return value
  }

  function forgetOldAreas(): void {
    for (const kind of ['area ', 'divisions ']) {
      const names = [...parts.keys()].filter((name) => name.startsWith(kind))
      for (const name of names.slice(0, Math.max(0, names.length - areasKept))) parts.delete(name)
    }
  }

  async function loadNetwork(db: Database, mode: TravelMode, streets: number, say: Say): Promise<LoadedNetwork | null> {
    return keep(`network ${mode}`, `${streets}`, async () => {
      const [{ table, names }, barriers] = await keep('streets', `${streets}`, () => {
        say('loading streets')
        return Promise.all([loadStreets(db), loadBarrierTable(db)])
      })
      say('building the street network')
      const built = buildNetwork(table, barriers, mode)
      return built.ok
        ? {
            network: built.network,
            snapper: createSnapper(built.network),
            report: built.report,
            streetName: (street: number) => names[street] ?? null,
          }
        : null
    })
  }

  const facilitiesAt = (db: Database, revision: number) =>
    keep('facilities', `${revision}`, async () => (await loadFacilities(db)).sort((a, b) => compareText(a.id, b.id)))

  /** Repeats `load` until nothing was published while it ran: what was read must be true for one revision. */
  async function atOneRevision<T>(
    db: Database,
    load: (revisions: Awaited<ReturnType<typeof revisionsByTable>>) => Promise<T>,
  ): Promise<{ loaded: T; revision: number }> {
    for (;;) {
      const before = await revisionsByTable(db)
      const loaded = await load(before)
      const after = await revisionsByTable(db)
      const revision = Math.max(...Object.values(after))
      if (revision === Math.max(...Object.values(before))) return { loaded, revision }
    }
  }

  return {
    async area(db, mode, counted, say) {
      const { loaded, revision } = await atOneRevision(db, async ({ streets, demand, divisions, facilities }) => {
        const network = await loadNetwork(db, mode, streets, say)
        if (network === null) return null
        const prepared = await keep(`area ${mode} ${counted.name}`, `${streets} ${demand} ${divisions}`, async () => {
          say('loading people and divisions')
          const people = await keep('demand', `${demand}`, async () => {
            const points = await loadDemand(db)
            const estimated = points.filter((point) => point.estimated)
            const sum = (list: typeof points) => list.reduce((total, point) => total + point.population, 0)
            return { demand: demandTable(points), population: sum(points), estimatedPopulation: sum(estimated) }
          })
          const table = await keep(`divisions ${counted.name}`, `${divisions}`, async () => divisionTable(await counted.load(db)))
          say('putting people on the streets')
          return { ...people, area: prepareArea({ ...network, demand: people.demand, divisions: table }) }
        })
        forgetOldAreas()
        return { ...network, ...prepared, facilities: await facilitiesAt(db, facilities) }
      })
      return loaded && { ...loaded, revision }
    },

    async areaWith(db, mode, counted, roads, say) {
      const plain = await this.area(db, mode, counted, say)
      if (plain === null) return null
      const { streets } = await revisionsByTable(db)
      const [{ table, names }, barriers] = await keep('streets', `${streets}`, () =>
        Promise.all([loadStreets(db), loadBarrierTable(db)]),
      )
      const added = addRoads(table, mode, roads)
      if (!added.ok) return { unjoined: added.road }
      say('building the street network with the roads that were added')
      const built = buildNetwork(added.table, barriers, mode)
      if (!built.ok) return null
      const network = { network: built.network, snapper: createSnapper(built.network), report: built.report }
      say('putting people on the streets')
      const area = prepareArea({ ...network, demand: plain.demand, divisions: plain.area.divisions })
      return { ...plain, ...network, streetName: (street: number) => names[street] ?? null, area }
    },

    async ways(db, mode, say) {
      const { loaded, revision } = await atOneRevision(db, async ({ streets, facilities }) => {
        const network = await loadNetwork(db, mode, streets, say)
        if (network === null) return null
        const reversed = await keep(`reversed ${mode}`, `${streets}`, async () => reverseNetwork(network.network))
        const list = await facilitiesAt(db, facilities)
        const snapped = await keep(`snapped ${mode}`, `${streets} ${facilities}`, async () =>
          snapPoints(
            network.snapper,
            list.map(({ lon }) => lon),
            list.map(({ lat }) => lat),
          ),
        )
        return { ...network, reversed, facilities: list, snapped }
      })
      return loaded && { ...loaded, revision }
    },

    async streets(db, mode, say) {
      const { loaded } = await atOneRevision(db, async ({ streets, facilities }) => ({
        streets: await loadNetwork(db, mode, streets, say),
        facilities: await facilitiesAt(db, facilities),
      }))
      return loaded
    },
  }
}
