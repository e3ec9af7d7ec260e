import type { FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { DivisionLevel } from '#planning/types'
import type { Palette } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

/** How each level's border is drawn: dash, width, from which zoom. */
const manners: { levels: DivisionLevel[]; dash: number[]; width: number; minzoom: number; band?: number }[] = [
  { levels: ['compound', 'building'], dash: [1, 1.5], width: 0.6, minzoom: 16 },
  { levels: ['grid_1', 'grid_2', 'grid_3', 'grid_4', 'group'], dash: [1, 0], width: 0.6, minzoom: 14.5 },
  { levels: ['village'], dash: [4, 2.2], width: 1.1, minzoom: 11.5 },
  { levels: ['town'], dash: [6, 2, 1, 2, 1, 2], width: 1.6, minzoom: 9, band: 5 },
  { levels: ['county', 'prefecture', 'province'], dash: [7, 2.5, 1.2, 2.5], width: 2.1, minzoom: 0, band: 9 },
]

/** Borders in the manner of Chinese maps: county dash-dot with a soft band, town dash-dot-dot, village dashed, grid thin. */
export function borderLayers(palette: Palette): LayerSpecification[] {
  return manners.flatMap(({ levels, dash, width, minzoom, band }): LayerSpecification[] => {
    const common = {
      type: 'line',
      source: 'borders',
      'source-layer': 'borders',
      minzoom,
      filter: ['in', ['get', 'level'], ['literal', levels]] as FilterSpecification,
    } as const
    const line: LayerSpecification = {
      ...common,
      id: `border-${levels[0]}`,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.border, 'line-width': width, 'line-dasharray': dash },
    }
    if (band === undefined) return [line]
    const soft: LayerSpecification = {
      ...common,
      id: `border-band-${levels[0]}`,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.borderBand, 'line-width': band, 'line-opacity': 0.28 },
    }
    return [soft, line]
  })
}

/** Names of the level that suits the zoom, larger places first; with shares, the share below the name. */
export function divisionLabels(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'division-name',
      type: 'symbol',
      source: 'labels',
      layout: {
        'text-field': [
          'case',
          ['has', 'share'],
          ['format', ['get', 'name'], {}, '\n', {}, ['get', 'share'], { 'font-scale': 0.92 }],
          ['get', 'name'],
        ],
        'text-font': textFont,
        'text-size': ['match', ['get', 'level'], ['province', 'prefecture', 'county'], 17, 'town', 15, 'village', 13, 11.5],
        'text-max-width': 8,
        'text-padding': 2,
        'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
        'text-radial-offset': 0.7,
        'symbol-sort-key': ['-', 0, ['get', 'weight']],
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 },
    },
  ]
}
