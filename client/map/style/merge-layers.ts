import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Palette, wayColours } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

const isMerged: ExpressionSpecification = ['>', ['get', 'units'], 1]

/** Divisions that become one, shaded under the streets; what stays is left as it is. */
export function mergeFills(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'merge-fill',
      type: 'fill',
      source: 'merges',
      paint: {
        'fill-color': ['case', isMerged, palette.share3, palette.unknown],
        'fill-opacity': ['case', isMerged, 0.45, 0.12],
        'fill-antialias': false,
      },
    },
  ]
}

/** The borders that are left in vermilion, as all that is proposed. */
export function mergeOutlines(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'merge-casing',
      type: 'line',
      source: 'merges',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 4.5, 'line-opacity': 0.7 },
    },
    {
      id: 'merge-line',
      type: 'line',
      source: 'merges',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', isMerged, palette.attentionMap, palette.control],
        'line-width': ['case', isMerged, 2.2, 1],
      },
    },
    {
      id: 'merge-focus',
      type: 'line',
      source: 'merges',
      filter: ['==', ['get', 'id'], ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.attentionMap, 'line-width': 4.5 },
    },
  ]
}

/** How much longer people of each settlement go; and the centres, hollow where there is no station yet. */
export function mergeSigns(palette: Palette): LayerSpecification[] {
  return [
    ...addedRoads(palette),
    {
      id: 'merge-way',
      type: 'circle',
      source: 'merge-ways',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 1.5, 13, 4, 16, 8],
        'circle-color': [
          'match',
          ['get', 'class'],
          ...wayColours.flatMap((key, index) => [index, palette[key]]),
          palette.unknown,
        ] as never,
        'circle-stroke-color': palette.control,
        'circle-stroke-width': 0.6,
      },
    },
    {
      id: 'merge-centre',
      type: 'circle',
      source: 'merge-centres',
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 3, 14, 6],
        'circle-color': ['case', ['get', 'isStation'], palette.success, palette.surface],
        'circle-stroke-color': ['case', ['get', 'isStation'], palette.surface, palette.success],
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'merge-name',
      type: 'symbol',
      source: 'merge-centres',
      minzoom: 10.5,
      // Nearer than this the divisions have their own names.
      maxzoom: 13,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': textFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 10, 10, 15, 13],
        'text-offset': [0, 1],
        'text-anchor': 'top',
        'text-max-width': 8,
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ]
}

/** Roads and bridges that are not there: proposed, so vermilion, and dashed; the one in hand thinner. */
function addedRoads(palette: Palette): LayerSpecification[] {
  const isInHand: ExpressionSpecification = ['get', 'inHand']
  return [
    {
      id: 'merge-road-casing',
      type: 'line',
      source: 'merge-roads',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 6 },
    },
    {
      id: 'merge-road',
      type: 'line',
      source: 'merge-roads',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.attentionMap,
        'line-width': ['case', isInHand, 1.8, 3],
        'line-dasharray': [2.2, 1],
      },
    },
    {
      id: 'merge-road-end',
      type: 'circle',
      source: 'merge-roads',
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-radius': 4,
        'circle-color': palette.surface,
        'circle-stroke-color': palette.attentionMap,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'merge-road-name',
      type: 'symbol',
      source: 'merge-roads',
      filter: ['!=', ['get', 'name'], ''],
      layout: {
        'symbol-placement': 'line-center',
        'text-field': ['get', 'name'],
        'text-font': textFont,
        'text-size': 16,
        'text-rotation-alignment': 'viewport',
      },
      paint: { 'text-color': palette.attention, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
  ]
}
