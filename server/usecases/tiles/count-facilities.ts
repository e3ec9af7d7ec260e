import { facilityRules } from '#planning/rules/facility-rules'
import { unitX, unitY } from '#planning/topology/lattice'
import { createShapeDrawer } from '../../formats/mvt/draw-shapes.ts'
import { geometryTypes } from '../../formats/mvt/geometry-commands.ts'
import { type TileAddress, tileExtent } from '../../formats/mvt/tile-address.ts'
import type { TileFeature } from '../../formats/mvt/write-tile.ts'
import type { DrawnFacility } from '../../repositories/tiles/tile-content.ts'

/** Cells that facilities are counted in: 64 pixels of a tile shown 512 pixels wide. */
const cellUnits = 512

/**
 * The facilities of a tile, but for closed ones, counted by group in cells of it: one point in the middle of those it stands for, with `group`,
 * `count`, and how many of them are `planned` or being built. Each facility counts in one tile of a zoom.
 */
export function countFacilities(address: TileAddress, facilities: readonly DrawnFacility[]): TileFeature[] {
  const { z, x, y } = address
  const cells = new Map<string, { group: string; count: number; planned: number; lon: number; lat: number }>()
  for (const { category, status, lon, lat } of facilities) {
    if (status === 'closed') continue
    const [unitsX, unitsY] = [unitX(lon, z) - x * tileExtent, unitY(lat, z) - y * tileExtent]
    if (unitsX < 0 || unitsY < 0 || unitsX >= tileExtent || unitsY >= tileExtent) continue
    const { group } = facilityRules[category]
    const key = `${group}/${Math.floor(unitsX / cellUnits)}/${Math.floor(unitsY / cellUnits)}`
    const cell = cells.get(key) ?? { group, count: 0, planned: 0, lon: 0, lat: 0 }
    cell.count++
    if (status !== 'operating') cell.planned++
    cell.lon += lon
    cell.lat += lat
    cells.set(key, cell)
  }
  const draw = createShapeDrawer(address)
  return [...cells.values()].map(({ group, count, planned, lon, lat }) => ({
    type: geometryTypes.point,
    geometry: draw.point(lon / count, lat / count)!,
    properties: { group, count, planned },
  }))
}
