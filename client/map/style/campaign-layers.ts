import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { stageColours } from '../../state/campaigns/stage-looks.ts'
import type { Palette } from '../../theme/tokens.ts'
import { textFont } from './text-font.ts'

const isLate: ExpressionSpecification = ['get', 'isOverdue']

/** Where a campaign works, by how far it is, under the streets; what is late is hatched. */
export function campaignFills(palette: Palette): LayerSpecification[] {
  const colours = Object.entries(stageColours).flatMap(([stage, key]) => [stage, palette[key]])
  return [
    {
      id: 'campaign-fill',
      type: 'fill',
      source: 'campaign-areas',
      paint: {
        'fill-color': ['match', ['get', 'stage'], ...colours, palette.unknown] as never,
        'fill-opacity': 0.72,
        'fill-antialias': false,
      },
    },
    {
      id: 'campaign-late',
      type: 'fill',
      source: 'campaign-areas',
      filter: isLate,
      paint: { 'fill-pattern': 'hatch', 'fill-opacity': 0.55 },
    },
  ]
}

/** Their borders; of the one that is looked at in vermilion. */
export function campaignOutlines(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'campaign-line',
      type: 'line',
      source: 'campaign-areas',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['case', isLate, palette.attentionMap, palette.bandEdge], 'line-width': 1.8 },
    },
    {
      id: 'campaign-focus',
      type: 'line',
      source: 'campaign-areas',
      filter: ['==', ['get', 'id'], ''],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.attentionMap, 'line-width': 4.5 },
    },
  ]
}

/** The wave, the name and the stage of each, in words. */
export function campaignSigns(palette: Palette): LayerSpecification[] {
  return [
    {
      id: 'campaign-name',
      type: 'symbol',
      source: 'campaign-names',
      layout: {
        'text-field': ['get', 'text'],
        'text-font': textFont,
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 13, 14],
        'text-max-width': 9,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: {
        'text-color': palette.label,
        'text-halo-color': palette.halo,
        'text-halo-width': 2.6,
      },
    },
  ]
}
