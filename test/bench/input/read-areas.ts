import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { BenchError } from '../bench-error.ts'
import { readBytes } from '../read-instance.ts'

/** An area of a file: its properties, and its outline; null where the file has none. */
export interface AreaInFile {
  properties: Record<string, unknown>
  geometry: MultiPolygonCoordinates | null
}

interface AreaFeature {
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown } | null
}

/** Areas of a GeoJSON file, in its order. */
export function readAreas(file: string): AreaInFile[] {
  let features: AreaFeature[]
  try {
    features = JSON.parse(readBytes(file).toString('utf8')).features
  } catch (error) {
    if (error instanceof BenchError) throw error
    throw new BenchError(`${file} is not GeoJSON.`)
  }
  if (!Array.isArray(features) || features.length === 0) throw new BenchError(`${file} has no features.`)
  return features.map(({ properties, geometry }, i) => {
    if (geometry === null) return { properties, geometry }
    const { type, coordinates } = geometry
    if (type !== 'Polygon' && type !== 'MultiPolygon')
      throw new BenchError(`Feature ${i + 1} of ${file} is a ${type}, not an area.`)
    const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][]
    const flat = polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]): LonLat => [lon, lat])))
    return { properties, geometry: flat }
  })
}

/** A property that must be a number of at least `least`. */
export function numberIn({ properties }: AreaInFile, key: string, least: number, what: string): number {
  const value = properties[key]
  if (!(typeof value === 'number' && value >= least))
    throw new BenchError(`${what} needs "${key}" from ${least} on, not ${JSON.stringify(value)}.`)
  return value
}
