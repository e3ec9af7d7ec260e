import { api } from '../api.ts'
import { showBox } from '../map/map-camera.ts'
import { pick } from './selection.ts'

/** Selects a division and shows all of it on the map. */
export async function openDivision(id: string): Promise<void> {
  pick({ kind: 'division', id })
  await showDivision(id)
}

/** Shows all of a division on the map; without one, the map stays where it is. */
export async function showDivision(id: string): Promise<void> {
  const feature = await api.division(id).catch(() => null)
  if (!feature?.geometry) return
  const points = feature.geometry.coordinates.flat(2)
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)]
  const least = (list: number[]): number => list.reduce((a, b) => Math.min(a, b))
  const most = (list: number[]): number => list.reduce((a, b) => Math.max(a, b))
  showBox([least(lons), least(lats), most(lons), most(lats)])
}
