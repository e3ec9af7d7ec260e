import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { LonLat } from '#planning/types'
import { addRoadPoint, dropRoadInHand, finishRoad, roadInHand, takeRoadPointBack } from '../../state/merges/added-roads.ts'
import { mergeForm } from '../../state/merges/merge-form.ts'
import { view } from '../../state/view.ts'

const road = (line: readonly LonLat[], properties: { name: string; inHand: boolean }): Feature[] => [
  ...(line.length > 1
    ? [
        {
          type: 'Feature' as const,
          geometry: { type: 'LineString' as const, coordinates: line.map((at) => [...at]) },
          properties,
        },
      ]
    : []),
  ...(properties.inHand || line.length === 0 ? line : [line[0], line[line.length - 1]]).map(
    (at): Feature => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...at] },
      properties: { ...properties, name: '' },
    }),
  ),
]

/** Draws the roads that are asked about though they are not there, and the one in hand. */
export function drawRoads(map: MapLibreMap): void {
  const { line, pointer } = roadInHand.get()
  const isShown = view.get().panel === 'merges'
  const features = isShown
    ? [
        ...mergeForm.get().roads.flatMap(({ line: own }, index) => road(own, { name: String(index + 1), inHand: false })),
        ...road([...(line ?? []), ...(line && line.length > 0 && pointer ? [pointer] : [])], { name: '', inHand: true }),
      ]
    : []
  const drawn: FeatureCollection = { type: 'FeatureCollection', features }
  map.getSource<GeoJSONSource>('merge-roads')?.setData(drawn)
}

const isDrawing = (): boolean => view.get().panel === 'merges' && roadInHand.get().line !== null

/** Lets a road be drawn with mouse, finger or keyboard: a point for each click, or for Enter at the map's middle; a double click ends it; answers what stops it. */
export function followRoadPen(map: MapLibreMap): () => void {
  const move = ({ lngLat }: MapMouseEvent): void => {
    if (!isDrawing()) return
    map.getCanvas().style.cursor = 'crosshair'
    roadInHand.set({ pointer: [lngLat.lng, lngLat.lat] })
  }
  const end = (event: MapMouseEvent): void => {
    if (!isDrawing()) return
    event.preventDefault()
    finishRoad()
    map.getCanvas().style.cursor = ''
  }
  const press = (event: KeyboardEvent): void => {
    if (!isDrawing()) return
    const { lng, lat } = map.getCenter()
    if (event.key === 'Enter') addRoadPoint([lng, lat])
    else if (event.key === 'Backspace') takeRoadPointBack()
    else if (event.key === 'Escape') dropRoadInHand()
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const canvas = map.getCanvas()
  map.on('mousemove', move)
  map.on('dblclick', end)
  // Before the map's own keys, which would ask about the place.
  canvas.parentElement!.addEventListener('keydown', press, { capture: true })
  return () => {
    map.off('mousemove', move)
    map.off('dblclick', end)
    canvas.parentElement!.removeEventListener('keydown', press, { capture: true })
  }
}

/** A click while a road is drawn is a point of it; answers whether one is. */
export function clickRoad({ lngLat }: MapMouseEvent): boolean {
  if (!isDrawing()) return false
  addRoadPoint([lngLat.lng, lngLat.lat])
  return true
}
