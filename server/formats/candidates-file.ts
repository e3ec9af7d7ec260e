import { coordinateReader } from './crs.ts'
import { collectRows, type RowOutcome, type RowsRead } from './rows/collect.ts'
import { bindFields } from './rows/field-binding.ts'
import { readNumber, readText } from './rows/field-values.ts'
import { placeNames, requirePlaces, rowPlace } from './rows/places.ts'
import { readSourceRows } from './rows/read-rows.ts'
import type { ReadOptions, SourceRow } from './rows/source-table.ts'

/** A place for a facility that a file proposes. */
export interface CandidateRow {
  id: string | null
  name: string | null
  lon: number
  lat: number
  cost: number | null
  capacity: number | null
}

/** Column names that a file of candidates may use for each of our fields. */
const candidateNames = {
  ...placeNames,
  id: ['id', '编号', '序号', 'fid', 'objectid'],
  name: ['name', '名称', '名稱', '地点', 'title'],
  cost: ['cost', '费用', '造价', '成本', '投资'],
  capacity: ['capacity', '容量', '服务能力', '规模'],
} as const

const most = 1e12

/** Reads places for facilities from CSV or GeoJSON bytes. Throws FormatError for files that cannot be read as a whole; rows that cannot be taken are refused one by one. */
export function readCandidates(bytes: Uint8Array, options: ReadOptions = {}): RowsRead<CandidateRow> {
  const table = readSourceRows(bytes, options.encoding)
  const crs = coordinateReader(options.crs ?? table.crs ?? undefined)
  const fields = bindFields(table, candidateNames, options.columns)
  requirePlaces(table, fields)
  const read = (row: SourceRow): RowOutcome<CandidateRow> => {
    const position = rowPlace(row, fields, crs)
    if (!position.ok) return position
    const cost = readNumber(fields.value(row, 'cost'), 'the cost', 0, most, fields.scale('cost'))
    if (!cost.ok) return cost
    const capacity = readNumber(fields.value(row, 'capacity'), 'the capacity', 0, most, fields.scale('capacity'))
    if (!capacity.ok) return capacity
    if (capacity.value === 0) return { ok: false, reason: 'has a capacity of 0: a site that holds nobody is none' }
    return {
      ok: true,
      draft: {
        id: readText(fields.value(row, 'id')),
        name: readText(fields.value(row, 'name')),
        lon: position.lon,
        lat: position.lat,
        cost: cost.value,
        capacity: capacity.value,
      },
    }
  }
  const label = (row: SourceRow) => readText(fields.value(row, 'id')) ?? readText(fields.value(row, 'name'))
  return collectRows(table, crs, read, label, ({ id }) => id)
}
