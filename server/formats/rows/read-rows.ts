import { decodeText } from '../text.ts'
import { readCsvRows } from './csv.ts'
import { readGeoJsonRows } from './geojson.ts'
import type { SourceTable } from './source-table.ts'

/** Reads a CSV or GeoJSON file, told apart by content, as rows with values and, in GeoJSON, geometries. */
export function readSourceRows(bytes: Uint8Array, encoding?: string): SourceTable {
  const text = decodeText(bytes, encoding)
  return /^\s*[{[]/.test(text) ? readGeoJsonRows(text) : readCsvRows(text)
}
