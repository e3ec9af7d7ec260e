import type { CoordinateReader, Position } from '../crs.ts'
import { FormatError } from '../format-error.ts'
import { type FieldBinding, listed } from './field-binding.ts'
import { readNumber } from './field-values.ts'
import { readPlace } from './geometry.ts'
import type { SourceRow, SourceTable } from './source-table.ts'
import { readWkt } from './wkt.ts'

/** Column names of coordinates, shared by every kind of point file. */
export const placeNames = {
  lon: ['lon', 'lng', 'long', 'longitude', '经度', '東經', '东经', 'x', 'x坐标', 'pointx', 'easting'],
  lat: ['lat', 'latitude', '纬度', '北緯', '北纬', 'y', 'y坐标', 'pointy', 'northing'],
  wkt: ['wkt', 'geometry', 'geom', 'thegeom', '几何'],
} as const
type PlaceField = keyof typeof placeNames

/** Throws FormatError where a CSV file has no coordinate columns, naming those it has and those that are understood. */
export function requirePlaces(table: SourceTable, fields: FieldBinding<PlaceField>): void {
  if (table.format === 'geojson' || fields.has('wkt') || (fields.has('lon') && fields.has('lat'))) return
  const missing = (['lon', 'lat'] as const).filter((field) => !fields.has(field))
  throw new FormatError(
    `The CSV file has no column for ${missing.join(' and ')}. Its columns are ${listed(table.fields)}; understood are ${placeNames.lon.slice(0, 6).join(', ')} and ${placeNames.lat.slice(0, 3).join(', ')}, or name them with the option "columns".`,
  )
}

/** The place of one row: its geometry, else its WKT, else its two coordinate columns. */
export function rowPlace(row: SourceRow, fields: FieldBinding<PlaceField>, crs: CoordinateReader): Position {
  if (row.geometry) return readPlace(row.geometry, crs)
  const wkt = fields.value(row, 'wkt')
  if (typeof wkt === 'string' && wkt.trim() !== '') {
    const geometry = readWkt(wkt)
    return geometry ? readPlace(geometry, crs) : { ok: false, reason: 'has a WKT geometry that cannot be read' }
  }
  const limit = Number.MAX_VALUE
  const lon = readNumber(fields.value(row, 'lon'), 'the longitude', -limit, limit)
  if (!lon.ok) return lon
  const lat = readNumber(fields.value(row, 'lat'), 'the latitude', -limit, limit)
  if (!lat.ok) return lat
  if (lon.value === null || lat.value === null) return { ok: false, reason: 'has no coordinates' }
  return crs.read(lon.value, lat.value)
}
