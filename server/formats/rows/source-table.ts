/** A geometry as GeoJSON has it, not checked yet. */
export interface RawGeometry {
  type: string
  coordinates?: unknown
}

/** One row of a CSV file or one feature of a GeoJSON file. */
export interface SourceRow {
  /** Counted from 1; in CSV the line below the header is 1. */
  row: number
  values: ReadonlyMap<string, unknown>
  /** Null in CSV, and where a feature has none. */
  geometry: RawGeometry | null
  /** What is wrong with the row as such, before its values are looked at. */
  broken: string | null
}

export interface SourceTable {
  format: 'csv' | 'geojson'
  /** Columns, or every property key that occurs. */
  fields: readonly string[]
  rows: readonly SourceRow[]
  /** The coordinate system that the file itself names. */
  crs: string | null
}

/** What the readers of divisions, facilities and demand take beside the bytes. */
export interface ReadOptions {
  /** Coordinate system of the file; default what it names itself, else EPSG:4490. */
  crs?: string
  /** Text encoding; found out when absent. */
  encoding?: string
  /** Our field → the file's column, or a constant written `=value`. */
  columns?: Readonly<Record<string, string>>
}
