import type { Feature, FeatureCollection, Point } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { Gridding } from '#contract/griddings/gridding-answer'
import { interiorPoint } from '#planning/geodesy/interior-point'
import { gridWordsOf } from '../../i18n/grids/grid-words.ts'
import { count } from '../../i18n/numbers.ts'
import { onChange } from '../../state/create-store.ts'
import { classOf, shadedRange } from '../../state/griddings/grid-classes.ts'
import { gridFocus } from '../../state/griddings/grid-focus.ts'
import { griddingForm } from '../../state/griddings/gridding-form.ts'
import { griddingRun } from '../../state/griddings/gridding-run.ts'
import { preferences } from '../../state/preferences.ts'
import { view } from '../../state/view.ts'

/** `station`: there is one; `proposed`: where one should be. */
type SignKind = 'passage' | 'obstacle' | 'blocking' | 'station' | 'proposed'

const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** The answer that the map shows: none in other tasks. */
const griddingOnMap = (): Gridding | null => (view.get().panel === 'grids' ? griddingRun.get().shown : null)

/** Draws the grids of the answer at hand, with their names and households. */
export function drawGrids(map: MapLibreMap): void {
  const gridding = griddingOnMap()
  map.getSource<GeoJSONSource>('grids')?.setData(gridding ? shapesOf(gridding) : nothing)
  map.getSource<GeoJSONSource>('grid-names')?.setData(gridding ? namesOf(gridding) : nothing)
  drawGridSigns(map)
  drawGridFocus(map)
}

function drawGridSigns(map: MapLibreMap): void {
  const isTask = view.get().panel === 'grids'
  const { blocking = [], grids = [] } = griddingOnMap() ?? {}
  const features = [
    ...grids.flatMap(({ station }) => (station ? [sign(station.facilityId === null ? 'proposed' : 'station', station.at)] : [])),
    ...blocking.flatMap(({ at }) => (at ? [sign('blocking', at)] : [])),
    ...(isTask ? griddingForm.get().crossings.map(({ at, passable }) => sign(passable ? 'passage' : 'obstacle', at)) : []),
  ]
  map.getSource<GeoJSONSource>('grid-signs')?.setData({ type: 'FeatureCollection', features })
}

function drawGridFocus(map: MapLibreMap): void {
  if (map.getLayer('grid-focus')) map.setFilter('grid-focus', ['==', ['get', 'index'], gridFocus.get().grid ?? -1])
}

const sign = (kind: SignKind, at: readonly [number, number]): Feature<Point> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [...at] },
  properties: { kind },
})

function shapesOf(gridding: Gridding): FeatureCollection {
  const range = shadedRange(gridding)
  return {
    type: 'FeatureCollection',
    features: gridding.grids.map(({ geometry, households }, index) => ({
      type: 'Feature',
      geometry,
      properties: { index, class: classOf(households, range) },
    })),
  }
}

function namesOf(gridding: Gridding): FeatureCollection {
  const words = gridWordsOf(preferences.get().language)
  return {
    type: 'FeatureCollection',
    features: gridding.grids.map(({ geometry, name, households }, index) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...interiorPoint(geometry.coordinates)] },
      properties: { text: words.gridLabel(name ?? words.table.unnamed(index + 1), count(households)) },
    })),
  }
}

/** Keeps the grids on the map in step with the answer and with what is looked at; answers what stops it. */
export function keepGridsDrawn(map: MapLibreMap, whenStyled: (draw: (map: MapLibreMap) => unknown) => () => void): () => void {
  const draw = whenStyled(drawGrids)
  draw()
  const stops = [
    onChange(griddingRun, ['shown'], () => {
      gridFocus.set({ grid: null })
      draw()
    }),
    onChange(view, ['panel'], draw),
    onChange(preferences, ['language'], draw),
    onChange(griddingForm, ['crossings'], whenStyled(drawGridSigns)),
    onChange(gridFocus, ['grid'], whenStyled(drawGridFocus)),
    onChange(gridFocus, ['marking'], () => {
      map.getCanvas().style.cursor = gridFocus.get().marking === null ? '' : 'crosshair'
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** A click in this task: a mark where one is being made, else the grid that lies there; answers whether it was for either. */
export function clickGrids(map: MapLibreMap, { point, lngLat }: MapMouseEvent): boolean {
  const { marking } = gridFocus.get()
  if (marking !== null) {
    const at = [lngLat.lng, lngLat.lat] as const
    griddingForm.set({ crossings: [...griddingForm.get().crossings, { at, passable: marking === 'passage' }] })
    gridFocus.set({ marking: null })
    return true
  }
  if (griddingOnMap() === null || !map.getLayer('grid-fill')) return false
  const [hit] = map.queryRenderedFeatures(point, { layers: ['grid-fill'] })
  const index = hit?.properties.index as number | undefined
  if (index === undefined) return false
  gridFocus.set({ grid: index, tab: 'grids' })
  return true
}
