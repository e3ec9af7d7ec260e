import type { RawGeometry } from './source-table.ts'

/** Reads a WKT POINT, POLYGON or MULTIPOLYGON (also EWKT with its SRID before, and with Z or M values, which are dropped) as GeoJSON; null where it is none. */
export function readWkt(text: string): RawGeometry | null {
  const match = /^\s*(?:SRID=\d+;)?\s*(POINT|POLYGON|MULTIPOLYGON)\s*(?:Z|M|ZM)?\s*(\(.*\))\s*$/is.exec(text)
  if (!match) return null
  // "(1 2, 3 4)" → "[[1,2],[3,4]]": brackets stay, each position becomes a list.
  const json = match[2]
    .replace(/\(/g, '[')
    .replace(/\)/g, ']')
    .replace(/[-+\d.][-+\d.eE\s]*/g, (position) => `[${position.trim().split(/\s+/).join(',')}]`)
  const types = { POINT: 'Point', POLYGON: 'Polygon', MULTIPOLYGON: 'MultiPolygon' } as const
  const type = types[match[1].toUpperCase() as keyof typeof types]
  try {
    const coordinates = JSON.parse(json) as unknown[]
    return { type, coordinates: type === 'Point' ? coordinates[0] : coordinates }
  } catch {
    return null
  }
}
