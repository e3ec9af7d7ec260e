import type { Geometry } from 'geojson'
import type { MapGeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl'
import type { PlanState } from '#planning/plans/plan-types'
import { visitSegmentsInBox } from '#planning/topology/edit/arc-cells'
import type { Arc } from '#planning/topology/edit/division-map'
import { fromLattice, toLattice } from '#planning/topology/lattice'
import type { Projection } from '../draw/projection.ts'
import type { Snap } from '../editor.ts'
import { nearestOnLines, type ScreenLine } from './nearest-on-lines.ts'

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

const streetSources = ['streets', 'barriers'] as const

/** What a point of the screen is drawn to: a border of the plan, else a street or a river; null where nothing is near. */
export function snapPointer(
  map: MapLibreMap,
  state: PlanState,
  projection: Projection,
  x: number,
  y: number,
  to: 'all' | 'borders',
): Snap | null {
  const border = nearestOnLines(bordersNear(state, projection, x, y, snapPixels), x, y, snapPixels)
  if (border) {
    const { arc, segment } = border.what
    if (border.corner === null) return { at: projection.toLonLat(border.x, border.y), on: 'border', name: null }
    const i = 2 * (segment + border.corner)
    return { at: [fromLattice(arc.xy[i]), fromLattice(arc.xy[i + 1])], on: 'vertex', name: null }
  }
  if (to === 'borders') return null
  const hits = map.queryRenderedFeatures(
    [
      [x - snapPixels, y - snapPixels],
      [x + snapPixels, y + snapPixels],
    ],
    { layers: snapLayers(map) },
  )
  const near = nearestOnLines(
    hits.flatMap((hit) => linesOf(hit, projection)),
    x,
    y,
    snapPixels,
  )
  if (!near) return null
  const { source, properties } = near.what
  const name = (properties.name as string | undefined) ?? null
  return { at: projection.toLonLat(near.x, near.y), on: source === 'streets' ? 'street' : 'river', name }
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
    return layer?.type === 'line' && (streetSources as readonly string[]).includes(layer.source)
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
