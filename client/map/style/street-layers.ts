import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

const footClasses = ['footway', 'path', 'steps', 'corridor', 'platform', 'track', 'bridleway', 'cycleway']
const isFoot: FilterSpecification = ['in', ['get', 'class'], ['literal', footClasses]]
const isRoad: FilterSpecification = ['!', isFoot as ExpressionSpecification]

/** Width of a street at three zooms, by how much it carries; `extra` is the casing's share. */
const width = (extra: number): ExpressionSpecification => {
  const at = (large: number, middle: number, small: number, least: number): ExpressionSpecification => [
    'match',
    ['get', 'class'],
    ['motorway', 'trunk', 'primary'],
    large + extra,
    ['secondary', 'tertiary'],
    middle + extra,
    ['unclassified', 'residential', 'living_street', 'pedestrian'],
    small + extra,
    least + extra,
  ]
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    10,
    at(1.6, 0.9, 0.4, 0.2),
    14,
    at(5, 3.8, 2.4, 1.4),
    18,
    at(22, 18, 13, 8),
  ]
}

/** Barriers, then streets white with a grey casing, footpaths dotted. */
export function streetLayers(palette: Palette): LayerSpecification[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const
  const barrier = (kind: string): FilterSpecification => ['==', ['get', 'kind'], kind]
  const lines = (stops: number[]): ExpressionSpecification => [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    10,
    stops[0],
    14,
    stops[1],
    18,
    stops[2],
  ]
  return [
    {
      id: 'river',
      type: 'line',
      source: 'barriers',
      'source-layer': 'barriers',
      filter: barrier('river'),
      layout: round,
      paint: { 'line-color': palette.river, 'line-width': lines([1.5, 5, 22]) },
    },
    {
      id: 'expressway',
      type: 'line',
      source: 'barriers',
      'source-layer': 'barriers',
      filter: barrier('expressway'),
      layout: round,
      paint: { 'line-color': palette.expressway, 'line-width': lines([1, 3, 12]), 'line-opacity': 0.75 },
    },
    {
      id: 'railway',
      type: 'line',
      source: 'barriers',
      'source-layer': 'barriers',
      filter: barrier('railway'),
      paint: { 'line-color': palette.rail, 'line-width': lines([0.8, 2.4, 6]) },
    },
    {
      id: 'railway-hatch',
      type: 'line',
      source: 'barriers',
      'source-layer': 'barriers',
      filter: barrier('railway'),
      minzoom: 12,
      paint: { 'line-color': palette.land, 'line-width': lines([0.3, 1.2, 3.6]), 'line-dasharray': [5, 5] },
    },
    {
      id: 'wall',
      type: 'line',
      source: 'barriers',
      'source-layer': 'barriers',
      filter: barrier('wall'),
      minzoom: 13,
      paint: { 'line-color': palette.wall, 'line-width': lines([0.5, 1.2, 3]), 'line-dasharray': [1.5, 0.8] },
    },
    {
      id: 'footpath',
      type: 'line',
      source: 'streets',
      'source-layer': 'streets',
      filter: isFoot,
      minzoom: 13,
      layout: round,
      paint: { 'line-color': palette.footpath, 'line-width': lines([0.4, 1.1, 3]), 'line-dasharray': [0.1, 2.4] },
    },
    {
      id: 'street-casing',
      type: 'line',
      source: 'streets',
      'source-layer': 'streets',
      filter: isRoad,
      layout: round,
      paint: {
        'line-color': ['case', ['to-boolean', ['get', 'bridge']], palette.bridge, palette.casing],
        'line-width': width(1.4),
        'line-opacity': ['case', ['to-boolean', ['get', 'tunnel']], 0.45, 1],
      },
    },
    {
      id: 'street',
      type: 'line',
      source: 'streets',
      'source-layer': 'streets',
      filter: isRoad,
      layout: round,
      paint: { 'line-color': palette.street, 'line-width': width(0) },
    },
  ]
}

/** Names along the streets, when there is room for them. */
export function streetLabels(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'street-name',
      type: 'symbol',
      source: 'streets',
      'source-layer': 'streets',
      minzoom: 14.5,
      filter: ['all', ['has', 'name'], ['!=', ['get', 'name'], '']],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 360,
        'text-field': ['get', 'name'],
        'text-font': textFont,
        'text-size': 11,
        'text-max-angle': 30,
        'text-padding': 6,
      },
      paint: { 'text-color': palette.streetLabel, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
    },
  ]
}
