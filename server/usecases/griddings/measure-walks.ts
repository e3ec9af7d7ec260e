import type { Grid } from '#contract/griddings/gridding-answer'
import { pointInPolygons } from '#planning/coverage/point-in-polygons'
import { snapPoints } from '#planning/coverage/reach-facilities'
import type { StatedProblem } from '#planning/division/griddings/state-problem'
import { gridWalks } from '#planning/division/measure/grid-walks'
import type { WalkFigures } from '#planning/division/measure/walk-figures'
import type { StationPlace, WalkingPlace } from '#planning/division/measure/walking-types'
import type { LonLat } from '#planning/types'
import type { LoadedStreets } from '../coverage/area-cache.ts'

/** The grids of a plan with their stations and what people walk to them, and that of all together. Open stations (运营) count, each in the grid whose ground it stands on. */
export function measureWalks(
  { ground, map, problem }: StatedProblem,
  grids: readonly Grid[],
  category: 'grid_station' | 'community_service_station',
  { streets, facilities }: LoadedStreets,
): { grids: Grid[]; walk: WalkFigures | null } {
  const gridOfUnit = new Map(grids.flatMap(({ unitIds }, grid) => unitIds.map((unit) => [unit, grid] as const)))
  const places: WalkingPlace[] = problem.atoms.flatMap(({ id }, atom) =>
    map.atoms[atom].buildings.map((building) => {
      const { at, name, population } = ground.buildings[building]
      return { at, name, population, grid: gridOfUnit.get(id)! }
    }),
  )
  const stations: StationPlace[] = []
  for (const { id, name, lon, lat, category: own, status } of facilities) {
    if (own !== category || status !== 'operating') continue
    const grid = grids.findIndex(({ geometry }) => pointInPolygons(geometry.coordinates, lon, lat))
    if (grid !== -1) stations.push({ id, name, at: [lon, lat], grid })
  }
  const onStreets = (points: readonly { at: LonLat }[]) =>
    snapPoints(
      streets!.snapper,
      points.map(({ at }) => at[0]),
      points.map(({ at }) => at[1]),
    )
  const walking = streets && { network: streets.network, places: onStreets(places), stations: onStreets(stations) }
  const walked = gridWalks(grids.length, places, stations, walking)
  return {
    walk: walked.walk,
    grids: grids.map((grid, index) => {
      const { station, walk } = walked.grids[index]
      return { ...grid, station: station && { ...station, at: [station.at[0], station.at[1]] }, walk }
    }),
  }
}
