import type { MergeGroupAnswer, MergeResult, MergeUnitAnswer } from '#contract/merges/merge-answer'
import { type CsvCell, csvText } from '../../formats/csv-write.ts'

const minutes = (seconds: number | null | undefined): CsvCell => (seconds == null ? null : Math.round(seconds / 6) / 10)

/** The columns of the table, each with what it reads from a division and the group that it is in. */
const columns: Readonly<Record<string, (unit: MergeUnitAnswer, group: MergeGroupAnswer | undefined) => CsvCell>> = {
  code: ({ code }) => code,
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  terrain: ({ terrain }) => terrain,
  'parent.name': ({ parentName }) => parentName,
  population: ({ population }) => population,
  households: ({ households }) => households,
  areaSquareMeters: ({ areaSquareMeters }) => areaSquareMeters,
  meanMinutesToday: ({ ways }) => minutes(ways.meanSeconds),
  worstMinutesToday: ({ ways }) => minutes(ways.worstSeconds),
  stays: ({ stays }) => stays,
  'group.name': (_, group) => group?.name,
  'group.units': (_, group) => group?.unitIds.length,
  'group.centre': (unit, group) => (group ? group.centreUnitId === unit.unitId : null),
  'group.population': (_, group) => group?.population,
  'group.meanMinutes': (_, group) => minutes(group?.waysAfter.meanSeconds),
  'group.worstMinutes': (_, group) => minutes(group?.waysAfter.worstSeconds),
  'reasons.zh': (_, group) => group?.reasons.map(({ text }) => text.zh).join(';'),
  'reasons.en': (_, group) => group?.reasons.map(({ text }) => text.en).join('; '),
}

/** Every division of an answer with what a proposal (1 is the best) makes of it, one line each. */
export function mergesCsv({ units, proposals }: MergeResult, proposal: number): string {
  const groupOf = new Map(proposals[proposal - 1]?.groups.flatMap((group) => group.unitIds.map((id) => [id, group])) ?? [])
  return csvText(
    Object.keys(columns),
    units.map((unit) => Object.values(columns).map((read) => read(unit, groupOf.get(unit.unitId)))),
  )
}
