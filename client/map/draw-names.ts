import type { Map as MapLibreMap } from 'maplibre-gl'
import { catalogue } from '../state/catalogue.ts'
import { zoomsOfLevels } from '../state/places/level-in-view.ts'
import { preferences } from '../state/preferences.ts'
import { palettes } from '../theme/tokens.ts'
import { divisionLabels } from './style/border-layers.ts'

/** Gives each level that there is its names; the map begins before it is known which there are. */
export function drawNames(map: MapLibreMap): void {
  const layers = divisionLabels(palettes[preferences.get().appearance], zoomsOfLevels(catalogue.get().levels))
  const wanted = layers.filter(({ id }) => id.startsWith('name-'))
  const present = map.getLayersOrder().filter((id) => id.startsWith('name-'))
  for (const id of present) if (!wanted.some((layer) => layer.id === id)) map.removeLayer(id)
  for (const layer of wanted) if (!present.includes(layer.id)) map.addLayer(layer, 'division-name')
}
