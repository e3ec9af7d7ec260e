import type { FeatureCollection } from 'geojson'
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { type DivisionLevel, divisionLevels } from '#planning/types'
import { textFont } from '../../map/style/text-font.ts'
import type { Palette } from '../../theme/tokens.ts'
import { borderSource } from './border-source.ts'
import { addMarkImages } from './mark-images.ts'
import { nameSource } from './name-source.ts'

/** Layers of the plan on the map. */
export const planLayerNames = ['plan-border-small', 'plan-border-level', 'plan-border-large', 'plan-name']

const empty = (): FeatureCollection => ({ type: 'FeatureCollection', features: [] })

const rank: ExpressionSpecification = ['get', 'rank']
const byZoom = (far: number, near: number): ExpressionSpecification => ['interpolate', ['linear'], ['zoom'], 9, far, 14, near]

/** Borders of the open plan: those of smaller units thin, those of the edited level solid, larger ones dashed; what is new in vermilion. */
function planLayers(palette: Palette, level: DivisionLevel): LayerSpecification[] {
  const edited = divisionLevels.indexOf(level)
  const line = (id: string, filter: FilterSpecification, width: ExpressionSpecification, paint: object): LayerSpecification => ({
    id,
    type: 'line',
    source: borderSource,
    filter,
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: {
      'line-color': ['case', ['==', ['get', 'isNew'], 1], palette.attentionMap, palette.border],
      'line-width': width,
      ...paint,
    },
  })
  return [
    { ...line('plan-border-small', ['>', rank, edited], byZoom(0.3, 0.9), { 'line-opacity': 0.65 }), minzoom: 11 },
    line('plan-border-level', ['==', rank, edited], byZoom(0.8, 2), {}),
    line('plan-border-large', ['<', rank, edited], byZoom(1.4, 3), { 'line-dasharray': [5, 1.5, 1, 1.5] }),
  ]
}

function nameLayer(palette: Palette): LayerSpecification {
  return {
    id: 'plan-name',
    type: 'symbol',
    source: nameSource,
    layout: {
      'text-font': textFont,
      'text-size': ['interpolate', ['linear'], ['zoom'], 10, 11, 14, 13.5],
      'text-max-width': 8,
      'text-padding': 3,
      'text-field': ['format', ['get', 'name'], {}, '\n', {}, ['get', 'figure'], { 'font-scale': 0.86 }],
      // A sign stands over its name, or at its place where it has none; it outlives a name that has no room.
      'icon-image': ['case', ['==', ['get', 'mark'], ''], '', ['concat', 'mark-', ['get', 'mark']]],
      'icon-anchor': ['case', ['==', ['get', 'name'], ''], 'center', 'bottom'],
      'icon-offset': ['case', ['==', ['get', 'name'], ''], ['literal', [0, 0]], ['literal', [0, -16]]],
      'icon-padding': 1,
      'text-optional': true,
      'symbol-sort-key': ['-', ['case', ['==', ['get', 'mark'], 'error'], -1e9, 0], ['get', 'weight']],
    },
    paint: {
      'text-color': ['case', ['==', ['get', 'isOff'], 1], palette.attention, palette.label],
      'text-halo-color': palette.halo,
      'text-halo-width': 1.8,
    },
  }
}

/** Puts the plan's sources and layers on the map, or gives those that are there another level's look. */
export function layPlan(map: MapLibreMap, palette: Palette, level: DivisionLevel): void {
  addMarkImages(map, palette)
  for (const name of [borderSource, nameSource])
    if (!map.getSource(name)) map.addSource(name, { type: 'geojson', data: empty(), tolerance: 0.3, buffer: 32 })
  const under = map.getLayer('demand') ? 'demand' : undefined
  for (const layer of planLayers(palette, level)) {
    if (!map.getLayer(layer.id)) map.addLayer(layer, under)
    else if ('filter' in layer) map.setFilter(layer.id, layer.filter)
  }
  if (!map.getLayer('plan-name')) map.addLayer(nameLayer(palette))
}

/** Takes them off again. */
export function liftPlan(map: MapLibreMap): void {
  for (const id of planLayerNames) if (map.getLayer(id)) map.removeLayer(id)
  for (const name of [borderSource, nameSource]) if (map.getSource(name)) map.removeSource(name)
}

/** Published borders become thin ghosts, their names and the facilities go while a plan is drawn over them; undone by `false`. */
export function dimPublished(map: MapLibreMap, dimmed: boolean): void {
  for (const id of map.getLayersOrder()) {
    const isInTheWay = /^(name-|division-name|border-band-|selected-|facility-)/.test(id)
    if (isInTheWay) map.setLayoutProperty(id, 'visibility', dimmed ? 'none' : 'visible')
    else if (id.startsWith('border-')) map.setPaintProperty(id, 'line-opacity', dimmed ? 0.28 : 1)
  }
}
