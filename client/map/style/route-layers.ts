import type { LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../theme/tokens.ts'

/** Ways from a place to the nearest facilities: all faint, the one pointed at in vermilion. */
export function routeLayers(palette: Palette): LayerSpecification[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  return [
    {
      id: 'route',
      type: 'line',
      source: 'routes',
      layout: round,
      paint: { 'line-color': palette.primary, 'line-width': 2.6, 'line-opacity': 0.5 },
    },
    {
      id: 'route-chosen-casing',
      type: 'line',
      source: 'routes',
      filter: ['==', ['get', 'id'], ''],
      layout: round,
      paint: { 'line-color': palette.surface, 'line-width': 8 },
    },
    {
      id: 'route-chosen',
      type: 'line',
      source: 'routes',
      filter: ['==', ['get', 'id'], ''],
      layout: round,
      paint: { 'line-color': palette.attentionMap, 'line-width': 4.6 },
    },
    {
      id: 'route-end',
      type: 'symbol',
      source: 'route-ends',
      layout: {
        'icon-image': ['concat', 'pin:', ['get', 'group'], ':', ['get', 'fill']],
        'icon-size': 0.85,
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}
