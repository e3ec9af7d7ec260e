import { boxOf } from '#planning/geodesy/box-of'
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
