import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

const common = { source: 'facilities', 'source-layer': 'pins' } as const
const several: FilterSpecification = ['has', 'count']
const notYet: ExpressionSpecification = ['in', ['get', 'status'], ['literal', ['planned', 'building']]]

/** Facilities: round pins with their group's glyph, hollow while planned or being built; those close together as one number. */
export function facilityLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      ...common,
      id: 'facility-cluster',
      type: 'symbol',
      minzoom: 11.3,
      filter: several,
      layout: {
        'icon-image': ['concat', 'cluster:', ['get', 'group']],
        'icon-size': ['interpolate', ['linear'], ['get', 'count'], 2, 0.72, 40, 1, 200, 1.15],
        'icon-allow-overlap': true,
        'text-field': ['to-string', ['get', 'count']],
        'text-font': textFont,
        'text-size': ['interpolate', ['linear'], ['get', 'count'], 2, 11, 40, 12.5],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.text },
    },
    {
      ...common,
      id: 'facility-pin',
      type: 'symbol',
      minzoom: 11.3,
      filter: ['!', several as never] as FilterSpecification,
      layout: {
        'icon-image': ['concat', 'pin:', ['get', 'group'], ':', ['case', notYet, 'hollow', 'solid']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11.3, 0.62, 13, 0.8, 16, 1],
        'icon-allow-overlap': true,
      },
    },
  ]
}

/** The selected facility's own pin, above the number that may hold it. */
export function selectedPin(): LayerSpecification {
  return {
    id: 'selected-pin',
    type: 'symbol',
    source: 'selected',
    filter: ['has', 'group'],
    layout: {
      'icon-image': ['concat', 'pin:', ['get', 'group'], ':', ['get', 'fill']],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  }
}
