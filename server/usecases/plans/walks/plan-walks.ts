import type { StationWalks } from '#planning/plans/checks/check-context'
import type { PlaceTable, PlanState } from '#planning/plans/plan-types'
import type { Database } from '../../../database/open-pool.ts'
import type { PlanDesk } from '../desk/plan-desk.ts'
import type { FoundWalks } from './find-walks.ts'

/** Walks of all places of a map, by the table of the places: plans over one map share it. */
const ofPlaces = new WeakMap<PlaceTable, { tag: string; walks: StationWalks[] }>()
let latest: FoundWalks | null = null

/** Keeps the walks that were found last, for the checks of every plan; answers those of one plan, in the order of its places. */
export async function keepWalks(
  db: Database,
  desk: PlanDesk,
  { planId, found }: { planId: string; found: FoundWalks | 'known' | null },
): Promise<StationWalks[] | null> {
  if (found !== 'known') latest = found
  return walksOf((await desk.open(db, planId)).state) ?? null
}

/** The tag of the walks that are at hand. */
export async function walksAtHand(): Promise<string | null> {
  return latest?.tag ?? null
}

/** The walks from a state's places, where they have been found. */
export function walksOf({ places }: PlanState): StationWalks[] | undefined {
  if (latest === null) return undefined
  const known = ofPlaces.get(places)
  if (known?.tag === latest.tag) return known.walks
  const rowAt = new Map<string, number[]>()
  for (let row = 0; row < latest.lon.length; row++) {
    const key = `${latest.lon[row]} ${latest.lat[row]}`
    rowAt.set(key, [...(rowAt.get(key) ?? []), row])
  }
  // Places at one point have the same ways.
  const rows = Array.from(places.lon, (lon, place) => rowAt.get(`${lon} ${places.lat[place]}`)?.[0] ?? -1)
  const walks = latest.walks.map((walk) => inOrder(walk, rows))
  ofPlaces.set(places, { tag: latest.tag, walks })
  return walks
}

function inOrder({ category, stations, starts, station, meters }: StationWalks, rows: readonly number[]): StationWalks {
  const own = { starts: new Uint32Array(rows.length + 1), station: [] as number[], meters: [] as number[] }
  for (const [place, row] of rows.entries()) {
    if (row !== -1)
      for (let i = starts[row]; i < starts[row + 1]; i++) {
        own.station.push(station[i])
        own.meters.push(meters[i])
      }
    own.starts[place + 1] = own.station.length
  }
  return { category, stations, starts: own.starts, station: Uint32Array.from(own.station), meters: Float64Array.from(own.meters) }
}
