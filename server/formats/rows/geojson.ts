import { FormatError } from '../format-error.ts'
import type { RawGeometry, SourceRow, SourceTable } from './source-table.ts'

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])

/**
 * Reads GeoJSON text: a FeatureCollection, one Feature, or one geometry. A feature's `id` counts as a value where no property is
 * called so. The `crs` member of the 2008 draft is passed on. Throws FormatError for broken JSON, with its line, and for JSON of another kind.
 */
export function readGeoJsonRows(text: string): SourceTable {
  const root = parseJson(text)
  if (!isRecord(root))
    throw new FormatError('This is JSON, but not GeoJSON: a FeatureCollection, Feature or geometry was expected, not a list.')
  const features = featuresOf(root)
  const fields = new Set<string>()
  const rows = features.map((feature, index) => toRow(feature, index + 1, fields))
  return { format: 'geojson', fields: [...fields], rows, crs: crsOf(root) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const at = positionOf((error as Error).message, text)
    const where = at === null || at < text.trimEnd().length ? '' : ' It ends too early: it was cut short.'
    const line = at === null ? '' : ` at line ${text.slice(0, at).split('\n').length}`
    throw new FormatError(`The file begins like GeoJSON, but its JSON is broken${line}.${where} Export or download it again.`)
  }
}

/** Where V8 says that JSON broke: by position, at the end, or by a piece of the text around the place. */
function positionOf(message: string, text: string): number | null {
  const position = /at position (\d+)/.exec(message)
  if (position) return Number(position[1])
  if (message.includes('end of JSON input')) return text.length
  const piece = /, (?:\.\.\.)?"(.*?)"(?:\.\.\.)? is not valid JSON$/s.exec(message)
  const at = piece ? text.indexOf(piece[1]) : -1
  return at < 0 ? null : at
}

function featuresOf(root: Record<string, unknown>): unknown[] {
  if (root.type === 'FeatureCollection') {
    if (!Array.isArray(root.features)) throw new FormatError('The GeoJSON FeatureCollection has no list of features.')
    return root.features
  }
  if (root.type === 'Feature') return [root]
  if (typeof root.type === 'string' && geometryTypes.has(root.type)) return [{ type: 'Feature', properties: {}, geometry: root }]
  if (root.type === 'Topology') throw new FormatError('This is TopoJSON; convert it to GeoJSON first.')
  throw new FormatError(
    `This is JSON, but not GeoJSON: its type is ${JSON.stringify(root.type) ?? 'not given'}, when FeatureCollection, Feature or a geometry was expected.`,
  )
}

function toRow(feature: unknown, row: number, fields: Set<string>): SourceRow {
  const values = new Map<string, unknown>()
  if (!isRecord(feature) || feature.type !== 'Feature') return { row, values, geometry: null, broken: 'is no GeoJSON feature' }
  if (isRecord(feature.properties)) {
    for (const [key, value] of Object.entries(feature.properties)) {
      values.set(key, value)
      fields.add(key)
    }
  }
  if (!values.has('id') && (typeof feature.id === 'string' || typeof feature.id === 'number')) {
    values.set('id', feature.id)
    fields.add('id')
  }
  const geometry = feature.geometry
  if (geometry === null || geometry === undefined) return { row, values, geometry: null, broken: null }
  if (!isRecord(geometry) || typeof geometry.type !== 'string')
    return { row, values, geometry: null, broken: 'has a geometry without a type' }
  return { row, values, geometry: geometry as unknown as RawGeometry, broken: null }
}

function crsOf(root: Record<string, unknown>): string | null {
  if (!isRecord(root.crs) || !isRecord(root.crs.properties)) return null
  const name = root.crs.properties.name ?? root.crs.properties.code
  if (typeof name === 'number') return `EPSG:${name}`
  return typeof name === 'string' ? name : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
