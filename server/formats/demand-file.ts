import { type AgeGroups, ageGroupKeys, type DemandDraft, type DemandKind, demandKinds } from '#planning/types'
import { householdPeople } from './census.ts'
import { coordinateReader } from './crs.ts'
import { FormatError } from './format-error.ts'
import { collectRows, type RowOutcome, type RowsRead } from './rows/collect.ts'
import { bindFields, listed } from './rows/field-binding.ts'
import { readNumber, readText, shown } from './rows/field-values.ts'
import { placeNames, requirePlaces, rowPlace } from './rows/places.ts'
import { readSourceRows } from './rows/read-rows.ts'
import type { ReadOptions, SourceRow } from './rows/source-table.ts'

/** Column names that a demand file may use for each of our fields. */
const demandNames = {
  ...placeNames,
  name: ['name', '名称', '小区名称', '村名', '名稱', 'title'],
  households: ['households', '户数', '总户数', '家庭户数', '戶數', 'hh', 'householdcount'],
  population: ['population', '人口', '人口数', '常住人口', '总人口', '人數', '人数', 'pop', 'people'],
  kind: ['kind', '类型', '类别', 'type'],
  age0to3: ['age0to3', '0-3岁', '0至3岁', '3岁以下', 'age0_3'],
  age3to6: ['age3to6', '3-6岁', '3至6岁', 'age3_6'],
  age6to15: ['age6to15', '6-15岁', '6至15岁', 'age6_15'],
  age60plus: ['age60plus', '60岁以上', '60岁及以上', '老年人口', 'over60', 'age60'],
  age80plus: ['age80plus', '80岁以上', '80岁及以上', '高龄人口', 'over80', 'age80'],
  key: ['id', '编号', '序号', 'fid', 'objectid'],
} as const

const kindNames: Readonly<Record<DemandKind, readonly string[]>> = {
  building: ['building', '建筑', '楼栋', '楼'],
  settlement: ['settlement', 'hamlet', '居民点', '自然村', '村庄', '小区'],
  cell: ['cell', 'grid', '栅格', '格网', '网格'],
}

const maxPeople = 1e7

/**
 * Reads demand (where people live) from CSV or GeoJSON bytes. A row states people, households or both; the one that is missing is
 * derived by the mean household of the census, and the row then counts as estimated. Throws FormatError for files that cannot be
 * read as a whole; rows that cannot be taken are refused one by one.
 */
export function readDemand(bytes: Uint8Array, options: ReadOptions = {}): RowsRead<DemandDraft> {
  const table = readSourceRows(bytes, options.encoding)
  const crs = coordinateReader(options.crs ?? table.crs ?? undefined)
  const fields = bindFields(table, demandNames, options.columns)
  requirePlaces(table, fields)
  if (!fields.has('households') && !fields.has('population') && table.rows.length > 0)
    throw new FormatError(
      `The file states neither people nor households: it has no column "population" or "人口", "households" or "户数". Its columns are ${listed(table.fields)}; name one with the option "columns".`,
    )

  const read = (row: SourceRow): RowOutcome<DemandDraft> => {
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
    if (households.value === null && population.value === null)
      return { ok: false, reason: 'states neither people nor households' }
    const people = population.value ?? Math.round(households.value! * householdPeople)
    const homes = households.value ?? (people === 0 ? 0 : Math.max(1, Math.round(people / householdPeople)))
    const name = readText(fields.value(row, 'name'))
    const kind = readKind(fields.value(row, 'kind'), name)
    if (!kind)
      return { ok: false, reason: `the kind ${shown(fields.value(row, 'kind'))} is unknown; known are ${demandKinds.join(', ')}` }
    const ages = { age0to3: null, age3to6: null, age6to15: null, age60plus: null, age80plus: null } as AgeGroups
    for (const key of ageGroupKeys) {
      const age = readNumber(fields.value(row, key), `the number of people of ${key}`, 0, maxPeople, fields.scale(key))
      if (!age.ok) return age
      if (age.value !== null && age.value > people) return { ok: false, reason: `${key} counts ${age.value} people of ${people}` }
      ages[key] = age.value
    }
    const position = rowPlace(row, fields, crs)
    if (!position.ok) return position
    return {
      ok: true,
      draft: {
        kind,
        name,
        lon: position.lon,
        lat: position.lat,
        households: homes,
        population: people,
        ...ages,
        estimated: households.value === null || population.value === null,
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

/** Where the file does not say: a place with a name is a settlement, one without is a cell of some raster. */
function readKind(value: unknown, name: string | null): DemandKind | null {
  const text = readText(value)
  if (text === null) return name === null ? 'cell' : 'settlement'
  return demandKinds.find((kind) => kindNames[kind].includes(text.toLowerCase())) ?? null
}
