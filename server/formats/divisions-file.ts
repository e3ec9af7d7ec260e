import { type DivisionDraft, type DivisionLevel, divisionKinds, divisionLevels, terrains } from '#planning/types'
import { coordinateReader } from './crs.ts'
import { FormatError } from './format-error.ts'
import { readCode } from './rows/codes.ts'
import { collectRows, type RowOutcome, type RowsRead } from './rows/collect.ts'
import { defaultKind, kindByName, levelByName, terrainByName, urbanRuralClasses } from './rows/division-names.ts'
import { bindFields, listed } from './rows/field-binding.ts'
import { readNumber, readText, shown } from './rows/field-values.ts'
import { type PolygonRead, readPolygons } from './rows/geometry.ts'
import { readSourceRows } from './rows/read-rows.ts'
import type { RawGeometry, ReadOptions, SourceRow } from './rows/source-table.ts'
import { readWkt } from './rows/wkt.ts'

/** Column names that a file of divisions may use for each of our fields. */
const divisionNames = {
  code: ['code', '代码', '编码', '行政区划代码', '区划代码', '统计用区划代码', '網格編號', 'villcode', 'adcode', 'id'],
  name: ['name', '名称', '名稱', '行政区名称', '村名', '社区名称', 'villname', 'title'],
  parentCode: ['parentCode', 'parent', '上级代码', '上级编码', '上级区划代码', '父级代码'],
  level: ['level', '级别', '层级', '等级'],
  kind: ['kind', '类型', '类别', 'type'],
  households: ['households', '户数', '总户数', '戶數', 'hh'],
  population: ['population', '人口', '人口数', '常住人口', '总人口', '人數', 'pop', 'people'],
  terrain: ['terrain', '地形', '地形类型', '地貌'],
  urbanRuralClass: ['urbanRuralClass', '城乡分类', '城乡分类代码'],
  wkt: ['wkt', 'geometry', 'geom', 'thegeom', '几何'],
} as const

const maxPeople = 2e9

export interface DivisionReadOptions extends ReadOptions {
  /** Level of every row; without it each row needs its own, in a column `level`. */
  level?: DivisionLevel
}

/**
 * Reads divisions from GeoJSON bytes, or from CSV with a WKT column. A row without a name takes its code; a kind that is not
 * stated follows from code, name and level. Throws FormatError for files that cannot be read as a whole; rows that cannot be
 * taken, among them every broken outline, are refused one by one. Outlines come on the lattice of borders (see `readPolygons`), and the notes say so.
 */
export function readDivisions(bytes: Uint8Array, options: DivisionReadOptions = {}): RowsRead<DivisionDraft> {
  const table = readSourceRows(bytes, options.encoding)
  const crs = coordinateReader(options.crs ?? table.crs ?? undefined)
  const fields = bindFields(table, divisionNames, options.columns)
  if (table.rows.length > 0) {
    if (table.format === 'csv' && !fields.has('wkt'))
      throw new FormatError(
        `The CSV file has no outlines: divisions need GeoJSON, or a column "wkt". Its columns are ${listed(table.fields)}.`,
      )
    if (!fields.has('code'))
      throw new FormatError(
        `The file has no codes: no column "code" or "代码". Its columns are ${listed(table.fields)}; name one with the option "columns".`,
      )
    if (!options.level && !fields.has('level'))
      throw new FormatError(
        `The level of the divisions is not said. Name it (${divisionLevels.join(', ')}), or give each row a column "level".`,
      )
  }

  const offLattice = new Map<DivisionDraft, OffLattice>()
  const read = (row: SourceRow): RowOutcome<DivisionDraft> => {
    const text = (field: keyof typeof divisionNames) => readText(fields.value(row, field))
    const code = readCode(fields.value(row, 'code'))
    if (!code.ok) return code
    if (code.value === null) return { ok: false, reason: 'has no code' }
    const name = text('name') ?? code.value
    const parentCode = readCode(fields.value(row, 'parentCode'))
    if (!parentCode.ok) return parentCode
    const level = options.level ?? levelByName(text('level') ?? '')
    if (!level)
      return { ok: false, reason: `the level ${shown(text('level') ?? '')} is unknown; known are ${divisionLevels.join(', ')}` }
    const kind = text('kind') === null ? defaultKind(level, code.value, name) : kindByName(text('kind')!)
    if (!kind) return { ok: false, reason: `the kind ${shown(text('kind'))} is unknown; known are ${divisionKinds.join(', ')}` }
    const terrain = text('terrain') === null ? null : terrainByName(text('terrain')!)
    if (text('terrain') !== null && !terrain)
      return { ok: false, reason: `the terrain ${shown(text('terrain'))} is unknown; known are ${terrains.join(', ')}` }
    const urbanRuralClass = text('urbanRuralClass')
    if (urbanRuralClass !== null && !urbanRuralClasses.includes(urbanRuralClass))
      return {
        ok: false,
        reason: `the urban–rural class ${shown(urbanRuralClass)} is unknown; known are ${urbanRuralClasses.join(', ')}`,
      }
    const households = readNumber(
      fields.value(row, 'households'),
      'the number of households',
      0,
      maxPeople,
      fields.scale('households'),
    )
    if (!households.ok) return households
    const population = readNumber(fields.value(row, 'population'), 'the population', 0, maxPeople, fields.scale('population'))
    if (!population.ok) return population
    const raw = row.geometry ?? wktOf(fields.value(row, 'wkt'))
    if (!raw) return { ok: false, reason: 'has no geometry' }
    const outline = readPolygons(raw, crs)
    if (!outline.ok) return outline
    const draft: DivisionDraft = {
      level,
      kind,
      code: code.value,
      name,
      parentCode: parentCode.value,
      terrain,
      urbanRuralClass,
      households: households.value,
      population: population.value,
      geometry: outline.geometry,
    }
    offLattice.set(draft, outline.offLattice)
    return { ok: true, draft }
  }
  const collected = collectRows(
    table,
    crs,
    read,
    (row) => readText(fields.value(row, 'code')) ?? readText(fields.value(row, 'name')),
    (draft) => draft.code,
  )
  return { ...collected, notes: [...collected.notes, ...latticeNotes(collected.taken.map((draft) => offLattice.get(draft)!))] }
}

type OffLattice = Extract<PolygonRead, { ok: true }>['offLattice']

/** What the report says of points between those of the lattice. */
function latticeNotes(outlines: readonly OffLattice[]): string[] {
  const counted = (isRounded: boolean): { outlines: string; points: string } | null => {
    const own = outlines.filter((outline) => outline.points > 0 && outline.isRounded === isRounded)
    if (own.length === 0) return null
    const points = own.reduce((sum, outline) => sum + outline.points, 0)
    return { outlines: own.length.toLocaleString('en'), points: points.toLocaleString('en') }
  }
  const [moved, kept] = [counted(true), counted(false)]
  return [
    ...(moved
      ? [
          `Borders are kept to 1e-7 degree, about a centimeter: ${moved.points} points of ${moved.outlines} outlines were rounded to it. What neighbours shared they share still.`,
        ]
      : []),
    ...(kept
      ? [
          `${kept.outlines} outlines would touch themselves if their points were rounded to 1e-7 degree; they are kept as they are, and may not meet their neighbours to the last digit.`,
        ]
      : []),
  ]
}

function wktOf(value: unknown): RawGeometry | null {
  return typeof value === 'string' ? readWkt(value) : null
}
