import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

const roleIs = (...roles: string[]): FilterSpecification => ['in', ['get', 'role'], ['literal', roles]] as never
const isFocused: ExpressionSpecification = ['get', 'focused']

/** Where those live who go to the chosen site: a ring around each of their places. */
export function servedLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'site-served',
      type: 'circle',
      source: 'demand',
      'source-layer': 'demand',
      minzoom: 13,
      filter: ['==', ['get', 'id'], ''] as FilterSpecification,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 3, 17, 9],
        'circle-color': palette.attentionMap,
        'circle-opacity': 0.35,
        'circle-stroke-color': palette.attentionMap,
        'circle-stroke-width': 1.4,
      },
    },
  ]
}

/** Proposed sites: vermilion as all that is proposed, hollow while planned, with their number; what stays is grey, what closes crossed out. */
export function siteLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'site-candidate',
      type: 'symbol',
      source: 'sites',
      filter: roleIs('candidate'),
      layout: {
        'text-field': '◇',
        'text-font': textFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 15, 18],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.surface, 'text-halo-width': 1.5 },
    },
    {
      id: 'site-gap',
      type: 'symbol',
      source: 'sites',
      filter: roleIs('gap'),
      layout: {
        'icon-image': 'gap',
        'icon-size': ['interpolate', ['linear'], ['sqrt', ['get', 'people']], 5, 0.3, 60, 0.9],
        'icon-allow-overlap': true,
      },
    },
    {
      id: 'site-standing',
      type: 'circle',
      source: 'sites',
      filter: roleIs('kept', 'closed'),
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 3.5, 15, 8],
        'circle-color': ['match', ['get', 'role'], 'kept', palette.textSoft, palette.surface],
        'circle-stroke-color': ['match', ['get', 'role'], 'kept', palette.surface, palette.textSoft],
        'circle-stroke-width': 1.6,
      },
    },
    {
      id: 'site-cross',
      type: 'symbol',
      source: 'sites',
      filter: roleIs('closed'),
      layout: {
        'text-field': '×',
        'text-font': textFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 14, 15, 24],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.attention, 'text-halo-color': palette.halo, 'text-halo-width': 1 },
    },
    {
      id: 'site-ghost',
      type: 'circle',
      source: 'sites',
      filter: roleIs('ghost'),
      paint: {
        'circle-radius': 6,
        'circle-color': palette.surface,
        'circle-opacity': 0.5,
        'circle-stroke-color': palette.textSoft,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'site-pin',
      type: 'circle',
      source: 'sites',
      filter: roleIs('new'),
      layout: { 'circle-sort-key': ['case', isFocused, 1, 0] },
      paint: {
        'circle-radius': ['case', isFocused, 14, 11],
        'circle-color': ['case', isFocused, palette.attentionMap, palette.surface],
        'circle-stroke-color': ['case', isFocused, palette.surface, palette.attentionMap],
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'site-number',
      type: 'symbol',
      source: 'sites',
      filter: roleIs('new'),
      layout: {
        'text-field': ['get', 'number'],
        'text-font': textFont,
        'text-size': 12.5,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': ['case', isFocused, palette.surface, palette.attention] },
    },
  ]
}
