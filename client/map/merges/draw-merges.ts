import type { FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { MergeProposal } from '#contract/merges/merge-answer'
import { count } from '../../i18n/numbers.ts'
import { onChange } from '../../state/create-store.ts'
import { roadInHand } from '../../state/merges/added-roads.ts'
import { mergeFocus } from '../../state/merges/merge-focus.ts'
import { mergeForm } from '../../state/merges/merge-form.ts'
import { mergeRun } from '../../state/merges/merge-run.ts'
import { followMergeShapes, mergeShapes } from '../../state/merges/merge-shapes.ts'
import { wayClassOf } from '../../state/merges/way-classes.ts'
import { view } from '../../state/view.ts'
import { clickRoad, drawRoads, followRoadPen } from './draw-roads.ts'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** The proposal that the map shows: none in other tasks. */
function proposalOnMap(): MergeProposal | null {
  if (view.get().panel !== 'merges') return null
  return mergeRun.get().shown?.proposals[mergeFocus.get().proposal - 1] ?? null
}

/** Draws the divisions that the proposal at hand leaves, their centres, or how much longer people go. */
export function drawMerges(map: MapLibreMap): void {
  const proposal = proposalOnMap()
  const { groups, settlements } = mergeShapes.get()
  const isTravel = mergeFocus.get().shading === 'travel'
  const outlines: FeatureCollection =
    proposal && groups
      ? {
          type: 'FeatureCollection',
          features: groups.features.map(({ id, geometry, properties }) => ({
            type: 'Feature',
            geometry,
            properties: { id: id ?? '', units: properties.units },
          })),
        }
      : nothing
  map.getSource<GeoJSONSource>('merges')?.setData(outlines)
  map.getSource<GeoJSONSource>('merge-centres')?.setData(proposal ? centresOf(proposal) : nothing)
  map.getSource<GeoJSONSource>('merge-ways')?.setData(proposal && isTravel && settlements ? waysOf(settlements) : nothing)
  if (map.getLayer('merge-fill')) map.setLayoutProperty('merge-fill', 'visibility', isTravel ? 'none' : 'visible')
  drawFocus(map)
  drawRoads(map)
}

function drawFocus(map: MapLibreMap): void {
  if (map.getLayer('merge-focus')) map.setFilter('merge-focus', ['==', ['get', 'id'], mergeFocus.get().group ?? ''])
}

function centresOf({ groups }: MergeProposal): FeatureCollection {
  const { names } = mergeRun.get()
  return {
    type: 'FeatureCollection',
    features: groups.flatMap(({ centre, centreUnitId, name, population, unitIds }) =>
      centre === null || unitIds.length === 1
        ? []
        : [
            {
              type: 'Feature' as const,
              geometry: { type: 'Point' as const, coordinates: centre.at },
              properties: {
                isStation: centre.facilityId !== null,
                text: `${names[centreUnitId] ?? name}\n${count(population)}`,
              },
            },
          ],
    ),
  }
}

const waysOf = ({ features }: NonNullable<ReturnType<typeof mergeShapes.get>['settlements']>): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.flatMap(({ geometry, properties: { change } }) =>
    change === null ? [] : [{ type: 'Feature' as const, geometry, properties: { class: wayClassOf(change) } }],
  ),
})

/** Keeps the proposal on the map in step with the answer and with what is looked at; answers what stops it. */
export function keepMergesDrawn(map: MapLibreMap, whenStyled: (draw: (map: MapLibreMap) => unknown) => () => void): () => void {
  const draw = whenStyled(drawMerges)
  draw()
  const stops = [
    followMergeShapes(),
    onChange(mergeShapes, ['groups', 'settlements'], draw),
    onChange(mergeRun, ['shown', 'names'], draw),
    onChange(mergeFocus, ['proposal', 'shading'], draw),
    onChange(mergeFocus, ['group'], whenStyled(drawFocus)),
    onChange(view, ['panel'], draw),
    onChange(mergeForm, ['roads'], whenStyled(drawRoads)),
    onChange(roadInHand, ['line', 'pointer'], whenStyled(drawRoads)),
    followRoadPen(map),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** A click in this task on a division that is left shows it in the list, or draws a road; answers whether it did. */
export function clickMerges(map: MapLibreMap, event: MapMouseEvent): boolean {
  if (clickRoad(event)) return true
  if (proposalOnMap() === null || !map.getLayer('merge-fill')) return false
  const [hit] = map.queryRenderedFeatures(event.point, { layers: ['merge-fill'] })
  const id = hit?.properties.id as string | undefined
  if (id === undefined) return false
  mergeFocus.set({ group: id, tab: 'groups' })
  return true
}
