import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { facilityRules } from '#planning/rules/facility-rules'
import { type DivisionLevel, divisionLevels, type FacilityCategory } from '#planning/types'
import { bordersOfTile, type RankedRings } from '../borders/borders-of-tile.ts'
import { clusterFacilities, type TilePoint } from './cluster-facilities.ts'
import { roomAt, zoomThatFits } from './room-for-names.ts'
import type { TileWork } from './tile-work.ts'
import { type Drawn, writeLayer } from './write-layer.ts'

/** The tile as it came, with one more layer: layers of a vector tile simply follow one another. */
function withLayer(data: ArrayBuffer, layer: Uint8Array): ArrayBuffer {
  const both = new Uint8Array(data.byteLength + layer.byteLength)
  both.set(new Uint8Array(data))
  both.set(layer, data.byteLength)
  return both.buffer
}

/**
 * Adds layer `borders`: lines with `level`, each border once, by the largest level that uses it; and layer `names`: the labels, with
 * the zoom from which on each fits into its polygon.
 */
function addBorders(data: ArrayBuffer, zoom: number): ArrayBuffer {
  const { divisions, division_labels: labels } = new VectorTile(new PbfReader(new Uint8Array(data))).layers
  if (!divisions) return data
  const polygons: RankedRings[] = []
  const ringsOf = new Map<unknown, RankedRings['rings']>()
  for (let index = 0; index < divisions.length; index++) {
    const feature = divisions.feature(index)
    const rings = feature.loadGeometry()
    polygons.push({ rank: divisionLevels.indexOf(feature.properties.level as DivisionLevel), rings })
    ringsOf.set(feature.properties.id, rings)
  }
  const lines = bordersOfTile(polygons, divisions.extent).map(
    ({ rank, lines }): Drawn => ({ type: 2, properties: { level: divisionLevels[rank] }, geometry: lines }),
  )
  const bordered = withLayer(data, writeLayer('borders', divisions.extent, lines))
  if (!labels) return bordered
  const names: Drawn[] = []
  for (let index = 0; index < labels.length; index++) {
    const feature = labels.feature(index)
    const properties = feature.properties as Drawn['properties']
    const [[point]] = feature.loadGeometry()
    const room = roomAt(ringsOf.get(properties.id) ?? [], point)
    const fits = zoomThatFits(String(properties.name), room, labels.extent, zoom)
    names.push({ type: 1, properties: { ...properties, fits }, geometry: [[point]] })
  }
  return withLayer(bordered, writeLayer('names', labels.extent, names))
}

/** Adds layer `pins`: facilities that stand alone, and the numbers of those that stand together. */
function addPins(data: ArrayBuffer, categories: readonly string[] | null, alone: boolean): ArrayBuffer {
  const { facilities } = new VectorTile(new PbfReader(new Uint8Array(data))).layers
  if (!facilities) return data
  const shown = categories && new Set(categories)
  const points: TilePoint[] = []
  for (let index = 0; index < facilities.length; index++) {
    const feature = facilities.feature(index)
    const properties = feature.properties as TilePoint['properties']
    const category = properties.category as FacilityCategory | undefined
    // What the service counted together from afar has no category: it is left out where only some are asked for.
    if (properties.status === 'closed' || (shown && !shown.has(String(category)))) continue
    const group = category && category in facilityRules ? facilityRules[category].group : String(properties.group ?? 'public')
    for (const { x, y } of feature.loadGeometry().flat())
      points.push({ x, y, group, count: Number(properties.count ?? 1), properties })
  }
  const pins = clusterFacilities(points, facilities.extent, alone).map(
    ({ x, y, count, group, properties }): Drawn => ({
      type: 1,
      properties: properties ? { ...properties, group } : count === 1 ? { group } : { count, group },
      geometry: [[{ x, y }]],
    }),
  )
  return withLayer(data, writeLayer('pins', facilities.extent, pins))
}

addEventListener('message', ({ data: { id, work, data } }: MessageEvent<{ id: number; work: TileWork; data: ArrayBuffer }>) => {
  try {
    const tile = work.kind === 'borders' ? addBorders(data, work.zoom) : addPins(data, work.categories, work.alone)
    postMessage({ id, tile }, { transfer: [tile] })
  } catch (error) {
    postMessage({ id, problem: error instanceof Error ? error.message : String(error) })
  }
})
