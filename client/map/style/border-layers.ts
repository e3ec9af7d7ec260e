import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { DivisionLevel } from '#planning/types'
import type { Palette } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

/** How each level's border is drawn: dash, width, from which zoom. */
const manners: { levels: DivisionLevel[]; dash: number[] | null; width: number; minzoom: number; band?: number }[] = [
  { levels: ['compound', 'building'], dash: [1, 1.5], width: 0.6, minzoom: 16 },
  { levels: ['grid_1', 'grid_2', 'grid_3', 'grid_4', 'group'], dash: null, width: 0.8, minzoom: 14.5 },
  { levels: ['village'], dash: [4, 2.2], width: 1.1, minzoom: 11.5 },
  { levels: ['town'], dash: [6, 2, 1, 2, 1, 2], width: 1.6, minzoom: 9, band: 5 },
  { levels: ['county', 'prefecture', 'province'], dash: [7, 2.5, 1.2, 2.5], width: 2.1, minzoom: 0, band: 9 },
]

/** Thinner from afar, where borders lie close together. */
const byZoom = (width: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 8, 0.55 * width, 11, width]

/** Borders in the manner of Chinese maps: county dash-dot with a soft band, town dash-dot-dot, village dashed, grid thin. */
export function borderLayers(palette: Palette): LayerSpecification[] {
  return manners.flatMap(({ levels, dash, width, minzoom, band }): LayerSpecification[] => {
    const common = {
      type: 'line',
      source: 'divisions',
      'source-layer': 'borders',
      minzoom,
      filter: ['in', ['get', 'level'], ['literal', levels]] as FilterSpecification,
    } as const
    const line: LayerSpecification = {
      ...common,
      id: `border-${levels[0]}`,
      // A thin line shows no joins, and round ones cost thrice the corners.
      layout: { 'line-join': width > 1.2 ? 'round' : 'bevel' },
      paint: { 'line-color': palette.border, 'line-width': byZoom(width), ...(dash ? { 'line-dasharray': dash } : {}) },
    }
    if (band === undefined) return [line]
    const soft: LayerSpecification = {
      ...common,
      id: `border-band-${levels[0]}`,
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': palette.borderBand, 'line-width': byZoom(band), 'line-opacity': 0.28 },
    }
    return [soft, line]
  })
}

/** A level and the zooms in which its names stand on the map: [from, to). */
export interface NamedZooms {
  level: DivisionLevel
  from: number
  to: number
}

/** A name makes room for pins: it stands in the middle, or else a little beside. */
const anchors: ('center' | 'bottom' | 'top')[] = ['center', 'bottom', 'top']

const textSize = (level: ExpressionSpecification): ExpressionSpecification => [
  'match',
  level,
  ['province', 'prefecture', 'county'],
  17,
  'town',
  14.5,
  'village',
  13,
  11.5,
]

/** One level of names at a time, inside their polygons, larger places first; `division-name` is for names with shares. */
export function divisionLabels(palette: Palette, names: readonly NamedZooms[]): LayerSpecification[] {
  const paint = { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.8 }
  const layout = {
    'text-font': textFont,
    'text-size': textSize(['get', 'level']),
    'text-max-width': 8,
    'text-padding': 2,
    'text-variable-anchor': anchors,
    'text-radial-offset': 1,
  }
  return [
    ...names.map(
      ({ level, from, to }): LayerSpecification => ({
        id: `name-${level}-${from}`,
        type: 'symbol',
        source: 'divisions',
        'source-layer': 'names',
        minzoom: from,
        maxzoom: to,
        filter: ['all', ['==', ['get', 'level'], level], ['<=', ['get', 'fits'], ['+', ['zoom'], 0.6]]] as FilterSpecification,
        layout: { ...layout, 'text-field': ['get', 'name'], 'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'population'], 0]] },
        paint,
      }),
    ),
    {
      id: 'division-name',
      type: 'symbol',
      source: 'labels',
      layout: {
        ...layout,
        'text-field': [
          'case',
          ['has', 'figure'],
          ['format', ['get', 'name'], {}, '\n', {}, ['get', 'figure'], { 'font-scale': 0.92 }],
          ['get', 'name'],
        ],
        'symbol-sort-key': ['-', 0, ['get', 'weight']],
      },
      paint,
    },
  ]
}
