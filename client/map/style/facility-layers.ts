import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { type FacilityGroup, facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { facilityCategories } from '#planning/types'
import type { Palette } from '../../theme/tokens.ts'
import { groupGlyphs } from './group-glyphs.ts'

const groups = Object.keys(facilityGroups) as FacilityGroup[]
const inGroup = (group: FacilityGroup): string[] =>
  facilityCategories.filter((category) => facilityRules[category].group === group)

/** `match` over the category, with one value for each group. */
const byGroup = (value: (group: FacilityGroup) => string): ExpressionSpecification =>
  [
    'match',
    ['get', 'category'],
    ...groups.flatMap((group) => [inGroup(group), value(group)]),
    value('public'),
  ] as unknown as ExpressionSpecification

const notYet: ExpressionSpecification = ['in', ['get', 'status'], ['literal', ['planned', 'building']]]

/** Facilities: dots from afar, round pins with their group's glyph when near; hollow while planned or being built. */
export function facilityLayers(palette: Palette): LayerSpecification[] {
  const colour = byGroup((group) => palette[groupGlyphs[group].colour])
  return [
    {
      id: 'facility-dot',
      type: 'circle',
      source: 'facilities',
      'source-layer': 'facilities',
      minzoom: 11,
      filter: ['!=', ['get', 'status'], 'closed'],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 1.6, 14, 4],
        'circle-color': ['case', notYet, palette.surface, colour],
        'circle-stroke-color': ['case', notYet, colour, palette.surface],
        'circle-stroke-width': 1,
      },
    },
    {
      id: 'facility-pin',
      type: 'symbol',
      source: 'facilities',
      'source-layer': 'facilities',
      minzoom: 11.5,
      filter: ['!=', ['get', 'status'], 'closed'],
      layout: {
        'icon-image': ['concat', 'pin:', byGroup((group) => group), ':', ['case', notYet, 'hollow', 'solid']],
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11.5, 0.55, 13, 0.74, 16, 1],
        'icon-padding': 0,
        'icon-overlap': 'never',
      },
    },
  ]
}
