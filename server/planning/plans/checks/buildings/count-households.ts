import Flatbush from 'flatbush'
import { pointInPolygons } from '../../../coverage/point-in-polygons.ts'
import { boxOf } from '../../../geodesy/box-of.ts'
import type { MultiPolygonCoordinates } from '../../../types.ts'
import type { PlaceTable } from '../../plan-types.ts'
import type { CheckedBuilding } from '../check-context.ts'

/**
 * Counts the households of buildings: those of the places that are buildings and lie in the outline; null where none does, which
 * nobody counted. A place in outlines that overlap counts in each. n log n in the outlines.
 */
export function countHouseholds(
  outlines: readonly { id: string; geometry: MultiPolygonCoordinates }[],
  { lon, lat, households, isBuilding }: PlaceTable,
): CheckedBuilding[] {
  const buildings = outlines.map(({ id, geometry }): CheckedBuilding => ({ id, geometry, households: null }))
  if (buildings.length === 0) return buildings
  const boxes = new Flatbush(buildings.length)
  for (const { geometry } of buildings) boxes.add(...boxOf(geometry))
  boxes.finish()
  for (let row = 0; row < lon.length; row++) {
    if (isBuilding[row] === 0) continue
    for (const index of boxes.search(lon[row], lat[row], lon[row], lat[row])) {
      const building = buildings[index]
      if (pointInPolygons(building.geometry, lon[row], lat[row]))
        building.households = (building.households ?? 0) + households[row]
    }
  }
  return buildings
}
