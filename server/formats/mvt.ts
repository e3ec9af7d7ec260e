import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

export type TileShape = { properties: Record<string, string | number | boolean> } & (
  | { kind: 'point'; coordinates: LonLat }
  | { kind: 'line'; coordinates: Float64Array }
  | { kind: 'polygon'; coordinates: MultiPolygonCoordinates }
)
export interface TileAddress {
  z: number
  x: number
  y: number
}

const extent = 4096
const bufferUnits = 128

/** West, south, east, north of a tile in degrees, widened by its buffer. */
export function tileBox({ z, x, y }: TileAddress): [number, number, number, number] {
  const tiles = 2 ** z
  const margin = bufferUnits / extent
  const lon = (column: number) => (column / tiles) * 360 - 180
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / tiles))) * 180) / Math.PI
  const clampRow = (row: number) => Math.min(Math.max(row, 0), tiles)
  return [
    Math.max(-180, lon(x - margin)),
    lat(clampRow(y + 1 + margin)),
    Math.min(180, lon(x + 1 + margin)),
    lat(clampRow(y - margin)),
  ]
}

/** One layer of a Mapbox vector tile (version 2); null where nothing of it falls into the tile. `tolerance` is the simplification in tile units. */
export function writeTile(
  layer: string,
  address: TileAddress,
  shapes: readonly TileShape[],
  tolerance: number,
): Uint8Array | null {
  const { z, x, y } = address
  const features = shapes.map((shape) => ({
    type: 'Feature' as const,
    geometry: toGeometry(shape),
    properties: shape.properties,
  }))
  const index = new GeoJSONVT({ type: 'FeatureCollection', features } as unknown as GeoJSON.FeatureCollection, {
    maxZoom: z,
    indexMaxZoom: 0,
    extent,
    buffer: bufferUnits,
    tolerance,
  })
  const tile = index.getTile(z, x, y)
  if (!tile || tile.features.length === 0) return null
  return fromGeojsonVt({ [layer]: tile }, { version: 2, extent })
}

function toGeometry(shape: TileShape) {
  if (shape.kind === 'point') return { type: 'Point' as const, coordinates: shape.coordinates }
  if (shape.kind === 'polygon') return { type: 'MultiPolygon' as const, coordinates: shape.coordinates }
  const points: LonLat[] = []
  for (let i = 0; i < shape.coordinates.length; i += 2) points.push([shape.coordinates[i], shape.coordinates[i + 1]])
  return { type: 'LineString' as const, coordinates: points }
}
