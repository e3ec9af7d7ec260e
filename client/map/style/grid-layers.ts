import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type Palette, shareColours } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

const classColour = (palette: Palette): ExpressionSpecification =>
  ['match', ['get', 'class'], ...shareColours.flatMap((key, index) => [index, palette[key]]), palette.unknown] as never

/** Proposed grids shaded by households, under the streets, so that one sees what they follow. */
export function gridFills(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'grid-fill',
      type: 'fill',
      source: 'grids',
      paint: { 'fill-color': classColour(palette), 'fill-opacity': 0.6, 'fill-antialias': false },
    },
  ]
}

/** Their borders in vermilion, as all that is proposed; over the streets. */
export function gridOutlines(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'grid-casing',
      type: 'line',
      source: 'grids',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.halo, 'line-width': 4, 'line-opacity': 0.7 },
    },
    {
      id: 'grid-line',
      type: 'line',
      source: 'grids',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.attentionMap, 'line-width': 1.8 },
    },
    {
      id: 'grid-focus',
      type: 'line',
      source: 'grids',
      filter: ['==', ['get', 'index'], -1],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.attentionMap, 'line-width': 4 },
    },
  ]
}

/** Names with households, stations, passages by hand, and what stands in the way. */
export function gridSigns(palette: Palette): LayerSpecification[] {
  const kind: ExpressionSpecification = ['get', 'kind']
  return [
    {
      id: 'grid-sign',
      type: 'circle',
      source: 'grid-signs',
      paint: {
        'circle-radius': ['match', kind, 'blocking', 11, 'station', 6, 'proposed', 6, 8],
        'circle-color': [
          'match',
          kind,
          ['passage', 'station'],
          palette.success,
          'proposed',
          palette.surface,
          palette.attentionMap,
        ],
        'circle-opacity': ['match', kind, 'blocking', 0.25, 1],
        'circle-stroke-width': 2,
        'circle-stroke-color': ['match', kind, 'blocking', palette.attentionMap, 'proposed', palette.success, palette.surface],
      },
    },
    {
      id: 'grid-sign-letter',
      type: 'symbol',
      source: 'grid-signs',
      layout: {
        'text-field': ['match', kind, 'passage', '+', 'obstacle', '×', 'blocking', '!', ''],
        'text-font': textFont,
        'text-size': 13,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': ['match', kind, 'blocking', palette.attention, palette.surface] },
    },
    {
      id: 'grid-name',
      type: 'symbol',
      source: 'grid-names',
      minzoom: 12,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': textFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 12, 10, 16, 13],
        'text-line-height': 1.15,
        'text-max-width': 8,
        'text-padding': 1,
      },
      paint: { 'text-color': palette.label, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
    },
  ]
}
