import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

const common = { source: 'land', 'source-layer': 'land' } as const
const kind = (name: string): FilterSpecification => ['==', ['get', 'kind'], name]

/** What covers the ground: woods (which show hills and mountains), water, buildings. */
export function landLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      ...common,
      id: 'woods',
      type: 'fill',
      filter: kind('woods'),
      paint: { 'fill-color': palette.woods, 'fill-antialias': false },
    },
    { ...common, id: 'water', type: 'fill', filter: kind('water'), paint: { 'fill-color': palette.water } },
    {
      ...common,
      id: 'building',
      type: 'fill',
      filter: kind('building'),
      minzoom: 13.5,
      paint: { 'fill-color': palette.building, 'fill-outline-color': palette.buildingEdge },
    },
  ]
}

/** The divisions' ground: drawn as nothing, asked which division lies under the pointer. */
export function divisionGround(): LayerSpecification {
  return {
    id: 'division-ground',
    type: 'fill',
    source: 'divisions',
    'source-layer': 'divisions',
    paint: { 'fill-color': '#000', 'fill-opacity': 0 },
  }
}

/** Names of waters, where there is room. */
export function landLabels(palette: Palette): LayerSpecification[] {
  return [
    {
      ...common,
      id: 'water-name',
      type: 'symbol',
      filter: ['all', kind('water') as never, ['has', 'name']] as FilterSpecification,
      minzoom: 11,
      layout: { 'text-field': ['get', 'name'], 'text-font': textFont, 'text-size': 12, 'text-padding': 20 },
      paint: { 'text-color': palette.waterLabel, 'text-halo-color': palette.halo, 'text-halo-width': 1.2 },
    },
  ]
}
