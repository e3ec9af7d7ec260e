import { snapPoints } from '#planning/coverage/reach-facilities'
import { farthestStationMeters, stationWalks } from '#planning/coverage/station-walks'
import type { StationWalks } from '#planning/plans/checks/check-context'
import { ruleSets } from '#planning/rules/division-rules'
import { divisionsOn } from '../../coverage/area-cache.ts'
import type { WorkContext } from '../../work-context.ts'

/** The ways on foot from all demand points to the stations that checks of plans ask about, and where those points are. */
export interface FoundWalks {
  /** Equal for equal streets, people and stations. */
  tag: string
  lon: Float64Array
  lat: Float64Array
  walks: StationWalks[]
}

/** Finds them over the streets that the thread keeps loaded; null where there are no streets to walk on. `known`: the tag of what the asker has, which is then not sent again. */
export async function findWalks(context: WorkContext, { known }: { known: string | null }): Promise<FoundWalks | 'known' | null> {
  const loaded = await context.areas.area(context.db, 'walk', divisionsOn(new Date().toISOString().slice(0, 10)), () => {})
  if (loaded === null) return null
  const tag = `${loaded.revision}`
  if (tag === known) return 'known'
  const { network, snapper, snapped, demand } = loaded.area
  const categories = [...new Set(ruleSets.flatMap(({ walks }) => walks.map(({ category }) => category)))]
  const walks = categories.map((category): StationWalks => {
    const stations = loaded.facilities
      .filter((facility) => facility.category === category && facility.status === 'operating')
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ lon, lat }) => ({ lon, lat }))
    const places = snapPoints(
      snapper,
      stations.map(({ lon }) => lon),
      stations.map(({ lat }) => lat),
    )
    return { category, stations, ...stationWalks(network, places, snapped, farthestStationMeters) }
  })
  return { tag, lon: demand.lon, lat: demand.lat, walks }
}
