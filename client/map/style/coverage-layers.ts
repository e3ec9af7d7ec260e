import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { changeBreaks, changeColours, type Palette, shareBreaks, shareColours, supplyBreaks } from '../../theme/tokens.ts'

/** Colour of a share 0–1 in five classes; negative: nobody lives there. */
const shareColour = (palette: Palette): ExpressionSpecification => {
  const share: ExpressionSpecification = ['coalesce', ['feature-state', 'share'], -1]
  const steps = shareBreaks.flatMap((least, index) => [least, palette[shareColours[index + 1]]])
  return ['step', share, palette.unknown, 0, palette[shareColours[0]], ...steps] as unknown as ExpressionSpecification
}

/** Colour of a change of share in seven classes, white at none; what is in one of the two runs only is unknown. */
const changeColour = (palette: Palette): ExpressionSpecification => {
  const change: ExpressionSpecification = ['coalesce', ['feature-state', 'change'], -2]
  const steps = changeBreaks.flatMap((least, index) => [least, palette[changeColours[index + 1]]])
  return ['step', change, palette.unknown, -1, palette[changeColours[0]], ...steps] as unknown as ExpressionSpecification
}

/** Colour of supply in five classes of its ratio to the mean; negative: not known. */
const supplyColour = (palette: Palette): ExpressionSpecification => {
  const ratio: ExpressionSpecification = ['coalesce', ['feature-state', 'supply'], -1]
  const steps = supplyBreaks.flatMap((least, index) => [least, palette[shareColours[index + 1]]])
  return ['step', ratio, palette.unknown, 0, palette[shareColours[0]], ...steps] as unknown as ExpressionSpecification
}

/** Divisions shaded by share, by supply, or by its change from another run; which level is set when a result is shown. */
export function shareLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'supply',
      type: 'fill',
      source: 'divisions',
      'source-layer': 'divisions',
      layout: { visibility: 'none' },
      paint: {
        'fill-color': supplyColour(palette),
        'fill-opacity': ['case', ['==', ['feature-state', 'supply'], null], 0, 0.78],
      },
    },
    {
      id: 'supply-poor',
      type: 'fill',
      source: 'divisions',
      'source-layer': 'divisions',
      layout: { visibility: 'none' },
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': ['case', ['==', ['feature-state', 'poor'], true], 1, 0] },
    },
    {
      id: 'change',
      type: 'fill',
      source: 'divisions',
      'source-layer': 'divisions',
      layout: { visibility: 'none' },
      paint: {
        'fill-color': changeColour(palette),
        'fill-opacity': ['case', ['==', ['feature-state', 'change'], null], 0, 0.82],
      },
    },
    {
      id: 'share',
      type: 'fill',
      source: 'divisions',
      'source-layer': 'divisions',
      layout: { visibility: 'none' },
      paint: { 'fill-color': shareColour(palette), 'fill-opacity': ['case', ['==', ['feature-state', 'share'], null], 0, 0.78] },
    },
  ]
}

/** Travel bands under the streets: three teals, the nearest darkest. The band's rank comes with the feature. */
export function bandLayers(palette: Palette): LayerSpecification[] {
  const colour: ExpressionSpecification = [
    'match',
    ['get', 'rank'],
    0,
    palette.band1,
    1,
    palette.band2,
    2,
    palette.band3,
    palette.band4,
  ]
  return [
    { id: 'band', type: 'fill', source: 'bands', paint: { 'fill-color': colour, 'fill-opacity': 0.62, 'fill-antialias': false } },
  ]
}

/** The bands' outlines, above the streets. */
export function bandOutlines(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'band-outline',
      type: 'line',
      source: 'bands',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': palette.bandEdge,
        'line-width': ['interpolate', ['linear'], ['zoom'], 11, 0.35, 14, ['match', ['get', 'rank'], 0, 1.4, 0.9]],
        'line-opacity': 0.85,
      },
    },
  ]
}

const radius = (people: ExpressionSpecification, scale: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  10,
  ['min', 2.5, ['*', 0.05 * scale, ['sqrt', people]]],
  14,
  ['min', 7, ['max', 1.6, ['*', 0.3 * scale, ['sqrt', people]]]],
  18,
  ['min', 26, ['max', 4, ['*', 1.6 * scale, ['sqrt', people]]]],
]

/** People where they live: grey without a result, teal and vermilion with one. */
export function demandLayers(palette: Palette): LayerSpecification[] {
  const people: ExpressionSpecification = ['max', 1, ['to-number', ['get', 'population']]]
  return [
    {
      id: 'demand',
      type: 'circle',
      source: 'demand',
      'source-layer': 'demand',
      minzoom: 14,
      paint: { 'circle-radius': radius(people, 0.8), 'circle-color': palette.demand, 'circle-opacity': 0.55 },
    },
    {
      id: 'coverage-demand',
      type: 'circle',
      source: 'coverage-demand',
      layout: { visibility: 'none' },
      paint: {
        'circle-radius': radius(people, 1),
        'circle-color': ['case', ['get', 'covered'], palette.primary, palette.surface],
        'circle-stroke-color': ['case', ['get', 'covered'], palette.surface, palette.attentionMap],
        'circle-stroke-width': ['case', ['get', 'covered'], 0.5, 1.6],
      },
    },
  ]
}

/** Gaps: hatched discs by people, and the uncovered places themselves when near. */
export function gapLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'gap-point',
      type: 'circle',
      source: 'gap-points',
      minzoom: 13,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 13, 1.8, 17, 5],
        'circle-color': palette.attentionMap,
        'circle-stroke-color': palette.surface,
        'circle-stroke-width': 0.8,
      },
    },
    {
      id: 'gap',
      type: 'symbol',
      source: 'gaps',
      // From afar only the largest: thousands of discs would hide the map and each other.
      filter: ['<', ['get', 'order'], ['step', ['zoom'], 60, 10, 150, 11, 400, 12, 1200, 13, 1e6]],
      layout: {
        'icon-image': 'gap',
        'icon-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          10,
          ['*', 0.2, ['get', 'scale']],
          13,
          ['*', 0.7, ['get', 'scale']],
          15,
          ['get', 'scale'],
        ],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-sort-key': ['get', 'population'],
      },
    },
  ]
}

/** What is selected, in vermilion. */
export function selectionLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'hovered-division',
      type: 'line',
      source: 'divisions',
      'source-layer': 'divisions',
      filter: ['==', ['get', 'id'], ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.text, 'line-width': 1.8, 'line-opacity': 0.8 },
    },
    {
      id: 'selected-division',
      type: 'line',
      source: 'divisions',
      'source-layer': 'divisions',
      filter: ['==', ['get', 'id'], ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.attentionMap, 'line-width': 2.6 },
    },
    {
      id: 'selected-point',
      type: 'circle',
      source: 'selected',
      paint: {
        'circle-radius': 15,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': palette.attentionMap,
        'circle-stroke-width': 2.6,
      },
    },
  ]
}
