import type { Geometry } from 'geojson'
import type { MapGeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl'
import type { PlanState } from '#planning/plans/plan-types'
import { visitSegmentsInBox } from '#planning/topology/edit/arc-cells'
import type { Arc } from '#planning/topology/edit/division-map'
import { fromLattice, toLattice } from '#planning/topology/lattice'
import type { Projection } from '../draw/projection.ts'
import type { Snap } from '../editor.ts'
import { nearestCrossing } from './nearest-crossing.ts'
import { type NearestOnLines, nearestOnLines, type ScreenLine } from './nearest-on-lines.ts'
import { isLineSource } from './streets-in-view.ts'

/** How near a point must come to be drawn to something. */
export const snapPixels = 10

/** Segments of borders within reach of a point of the screen; `what` is the arc, and each line one segment of it. */
export function bordersNear(
  { map }: PlanState,
  { toX, toY, toLonLat }: Projection,
  x: number,
  y: number,
  within: number,
): ScreenLine<{ arc: Arc; segment: number }>[] {
  const [west, south] = toLonLat(x - within, y + within)
  const [east, north] = toLonLat(x + within, y - within)
  const [w, s, e, n] = [west, south, east, north].map(toLattice)
  const lines: ScreenLine<{ arc: Arc; segment: number }>[] = []
  const seen = new Map<Arc, Set<number>>()
  visitSegmentsInBox(map.cells, w, s, e, n, (arc, segment) => {
    const { xy } = arc
    const i = 2 * segment
    if (Math.max(xy[i], xy[i + 2]) < w || Math.min(xy[i], xy[i + 2]) > e) return
    if (Math.max(xy[i + 1], xy[i + 3]) < s || Math.min(xy[i + 1], xy[i + 3]) > n) return
    const known = seen.get(arc)
    if (known?.has(segment)) return
    if (known) known.add(segment)
    else seen.set(arc, new Set([segment]))
    const on = (k: number): number => (k & 1 ? toY(fromLattice(xy[k])) : toX(fromLattice(xy[k])))
    lines.push({ xy: [on(i), on(i + 1), on(i + 2), on(i + 3)], what: { arc, segment } })
  })
  return lines
}

/** What a point of the screen is drawn to: where a street crosses a border, a border of the plan, else a street or a river; null where nothing is near. */
export function snapPointer(
  map: MapLibreMap,
  state: PlanState,
  projection: Projection,
  x: number,
  y: number,
  to: 'all' | 'borders',
): Snap | null {
  const borders = bordersNear(state, projection, x, y, snapPixels)
  const streets = to === 'borders' ? [] : streetsNear(map, projection, x, y)
  const border = nearestOnLines(borders, x, y, snapPixels)
  const crossing = nearestCrossing(borders, streets, x, y, snapPixels)
  // Borders bend often: only a point where several meet is worth more than the street's crossing.
  if (crossing && !(border && (isAt(border, crossing, projection) || (isJunction(border) && border.pixels < crossing.pixels))))
    return { at: projection.toLonLat(crossing.x, crossing.y), on: 'crossing', name: nameOf(crossing.what) }
  if (border) {
    const { arc, segment } = border.what
    if (border.corner === null) return { at: projection.toLonLat(border.x, border.y), on: 'border', name: null }
    const i = 2 * (segment + border.corner)
    return { at: [fromLattice(arc.xy[i]), fromLattice(arc.xy[i + 1])], on: 'vertex', name: null }
  }
  const street = nearestOnLines(streets, x, y, snapPixels)
  if (!street) return null
  const { x: sx, y: sy, what } = street
  return { at: projection.toLonLat(sx, sy), on: what.source === 'streets' ? 'street' : 'river', name: nameOf(what) }
}

/** A crossing this near to a point of the border is that point: the map's tiles give streets to some half a meter. In degrees. */
const sameDegrees = 1.5e-5

/** Whether the point of a border that is nearest lies where a street crosses it. */
function isAt({ corner, x, y }: NearestOnLines<unknown>, at: { x: number; y: number }, { lonPixels }: Projection): boolean {
  return corner !== null && Math.hypot(x - at.x, y - at.y) <= sameDegrees * lonPixels
}

/** Whether a point of a border is one of its ends. */
function isJunction({ corner, what: { arc, segment } }: NearestOnLines<{ arc: Arc; segment: number }>): boolean {
  const point = corner === null ? null : segment + corner
  return point === 0 || point === arc.xy.length / 2 - 1
}

const nameOf = ({ properties }: MapGeoJSONFeature): string | null => (properties.name as string | undefined) || null

function streetsNear(map: MapLibreMap, projection: Projection, x: number, y: number): ScreenLine<MapGeoJSONFeature>[] {
  const box: [[number, number], [number, number]] = [
    [x - snapPixels, y - snapPixels],
    [x + snapPixels, y + snapPixels],
  ]
  return map.queryRenderedFeatures(box, { layers: snapLayers(map) }).flatMap((hit) => linesOf(hit, projection))
}

const layersOf = new WeakMap<object, string[]>()

/** Layers of lines that a border may follow. */
function snapLayers(map: MapLibreMap): string[] {
  const order = map.getLayersOrder()
  const key = map.style
  const known = layersOf.get(key)
  if (known) return known
  const layers = order.filter((id) => {
    const layer = map.getLayer(id)
    return layer?.type === 'line' && isLineSource(layer.source)
  })
  layersOf.set(key, layers)
  return layers
}

function linesOf(hit: MapGeoJSONFeature, { toX, toY }: Projection): ScreenLine<MapGeoJSONFeature>[] {
  const geometry = hit.geometry as Geometry
  const lines =
    geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : []
  return lines.map((line) => ({ xy: line.flatMap(([lon, lat]) => [toX(lon), toY(lat)]), what: hit }))
}
