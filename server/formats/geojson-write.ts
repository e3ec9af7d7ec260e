import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'

/** One feature to write: a geometry in lon/lat, or none, and its properties. */
export interface FeatureToWrite {
  id?: string
  geometry: { type: Exclude<Geometry['type'], 'GeometryCollection'>; coordinates: unknown } | null
  properties: Record<string, unknown>
}

/** Builds a GeoJSON FeatureCollection (RFC 7946) with coordinates rounded to 7 decimals, about a centimeter. */
export function toFeatureCollection(features: readonly FeatureToWrite[]): FeatureCollection<Geometry | null> {
  return {
    type: 'FeatureCollection',
    features: features.map(({ id, geometry, properties }) => {
      const written = geometry === null ? null : ({ type: geometry.type, coordinates: rounded(geometry.coordinates) } as Geometry)
      const feature: Feature<Geometry | null> = { type: 'Feature', geometry: written, properties }
      return id === undefined ? feature : { ...feature, id }
    }),
  }
}

function rounded(coordinates: unknown): Position | unknown[] | number {
  if (typeof coordinates === 'number') return Math.round(coordinates * 1e7) / 1e7
  return (coordinates as unknown[]).map(rounded)
}
