import { api } from '../api.ts'
import { showBox } from '../map/map-camera.ts'
import { pick } from './selection.ts'
import { view } from './view.ts'

/** Selects a division and shows all of it on the map. */
export async function openDivision(id: string): Promise<void> {
  pick({ kind: 'division', id })
  await showDivision(id)
}

/** Shows all of a division on the map; without one, the map stays where it is. */
export async function showDivision(id: string): Promise<void> {
  const feature = await api.division(id, view.get().at).catch(() => null)
  if (!feature?.geometry) return
  showBox(boxOf(feature.geometry.coordinates))
}

/** The box of a division's outline: [west, south, east, north]. */
export function boxOf(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [lon, lat] of polygons.flat(2)) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
