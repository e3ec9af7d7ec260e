import { facilityRules } from '#planning/rules/facility-rules'
import { type FacilityDraft, facilityCategories, facilityStatuses } from '#planning/types'
import { coordinateReader } from './crs.ts'
import { FormatError } from './format-error.ts'
import { categoryByName, statusByName } from './rows/category-names.ts'
import { collectRows, type RowOutcome, type RowsRead } from './rows/collect.ts'
import { bindFields, listed } from './rows/field-binding.ts'
import { readNumber, readText, shown } from './rows/field-values.ts'
import { placeNames, requirePlaces, rowPlace } from './rows/places.ts'
import { readSourceRows } from './rows/read-rows.ts'
import type { ReadOptions, SourceRow } from './rows/source-table.ts'

/** Column names that a facility file may use for each of our fields. */
const facilityNames = {
  ...placeNames,
  category: ['category', '类别', '设施类别', '类型', '设施类型', '種類', 'type', 'kind'],
  name: ['name', '名称', '设施名称', '名稱', '单位名称', 'title'],
  status: ['status', '状态', '状况', '建设状态', 'state'],
  capacity: ['capacity', '容量', '服务能力', '规模', '学位数', '床位数', '床位'],
  key: ['id', '编号', '序号', 'fid', 'objectid'],
} as const

const maxCapacity = 1e7

/**
 * Reads facilities from CSV or GeoJSON bytes. A row without a status operates; without a name it is called by its category. Throws FormatError for files
 * that cannot be read as a whole; rows that cannot be taken are refused one by one.
 */
export function readFacilities(bytes: Uint8Array, options: ReadOptions = {}): RowsRead<FacilityDraft> {
  const table = readSourceRows(bytes, options.encoding)
  const crs = coordinateReader(options.crs ?? table.crs ?? undefined)
  const fields = bindFields(table, facilityNames, options.columns)
  requirePlaces(table, fields)
  if (!fields.has('category') && table.rows.length > 0)
    throw new FormatError(
      `The file does not say what the facilities are: it has no column "category" or "类别". Its columns are ${listed(table.fields)}. Add one, or give one category for all with the option columns: {"category": "=kindergarten"}.`,
    )

  const read = (row: SourceRow): RowOutcome<FacilityDraft> => {
    const stated = readText(fields.value(row, 'category'))
    const category = stated === null ? null : categoryByName(stated)
    if (!category)
      return {
        ok: false,
        reason: `${stated === null ? 'has no category' : `the category ${shown(stated)} is unknown`}; known are ${facilityCategories.join(', ')}`,
      }
    const statedStatus = readText(fields.value(row, 'status'))
    const status = statedStatus === null ? 'operating' : statusByName(statedStatus)
    if (!status)
      return { ok: false, reason: `the status ${shown(statedStatus)} is unknown; known are ${facilityStatuses.join(', ')}` }
    const capacity = readNumber(fields.value(row, 'capacity'), 'the capacity', 0, maxCapacity, fields.scale('capacity'))
    if (!capacity.ok) return capacity
    const position = rowPlace(row, fields, crs)
    if (!position.ok) return position
    return {
      ok: true,
      draft: {
        category,
        name: readText(fields.value(row, 'name')) ?? facilityRules[category].nameZh,
        status,
        capacity: capacity.value,
        lon: position.lon,
        lat: position.lat,
        sourceKey: readText(fields.value(row, 'key')),
      },
    }
  }
  return collectRows(
    table,
    crs,
    read,
    (row) => readText(fields.value(row, 'key')) ?? readText(fields.value(row, 'name')),
    (draft) => draft.sourceKey,
  )
}
