import type { Gridding } from '#contract/griddings/gridding-answer'
import type { GridWords } from '../../../i18n/grids/zh-grids.ts'
import { count, decimal, distance, percent } from '../../../i18n/numbers.ts'
import { parametersOf } from '../../../state/griddings/gridding-parameters.ts'

type RowKey = keyof GridWords['alternatives']['rows']

export interface ComparedRow {
  key: RowKey
  name: string
  hint: string | null
  cells: { id: string; text: string; isBest: boolean }[]
}

interface Measure {
  key: RowKey
  /** null where an answer does not have it. */
  value(gridding: Gridding): number | null
  text(value: number, gridding: Gridding): string
  /** Which values are better; null: neither. */
  better: 'less' | 'more' | null
}

const measures = ({ figures }: GridWords): Measure[] => [
  { key: 'grids', value: ({ totals }) => totals.grids, text: count, better: null },
  {
    key: 'households',
    value: ({ grids }) => (grids.length === 0 ? null : Math.min(...grids.map(({ households }) => households))),
    text: (least, { grids }) => figures.range(count(least), count(Math.max(...grids.map(({ households }) => households)))),
    better: null,
  },
  { key: 'deviation', value: ({ metrics }) => metrics?.households.deviationShare ?? null, text: percent, better: 'less' },
  { key: 'objective', value: ({ objective }) => objective, text: count, better: 'less' },
  { key: 'gap', value: ({ gap }) => gap, text: percent, better: 'less' },
  { key: 'visible', value: ({ metrics }) => metrics?.visibleShare ?? null, text: percent, better: 'more' },
  { key: 'compounds', value: ({ metrics }) => metrics?.compoundsCut ?? null, text: count, better: 'less' },
  { key: 'polsbyPopper', value: ({ metrics }) => metrics?.polsbyPopper?.mean ?? null, text: decimal, better: 'more' },
  { key: 'reock', value: ({ metrics }) => metrics?.reock?.mean ?? null, text: decimal, better: 'more' },
  { key: 'border', value: ({ metrics }) => metrics?.cutMeters ?? null, text: distance, better: 'less' },
  { key: 'changed', value: ({ metrics }) => metrics?.changedPeople ?? null, text: count, better: 'less' },
  { key: 'walk', value: ({ metrics }) => metrics?.walk?.meanMeters ?? null, text: distance, better: 'less' },
  { key: 'walkP95', value: ({ metrics }) => metrics?.walk?.p95Meters ?? null, text: distance, better: 'less' },
  {
    key: 'percentile',
    value: ({ ensemble }) => (ensemble ? ensemble.percentile / 100 : null),
    text: percent,
    better: 'more',
  },
]

/** Whether answers were asked with the same weights and range, so that their costs mean the same. */
const sameCost = (griddings: readonly Gridding[]): boolean =>
  new Set(
    griddings.map((gridding) => {
      const { weights, households, targetHouseholds } = parametersOf(gridding)
      return JSON.stringify([weights, households, targetHouseholds])
    }),
  ).size <= 1

/** The figures of answers row by row, the best of each row marked where answers differ in it and it can be said. */
export function comparedRows(griddings: readonly Gridding[], words: GridWords): ComparedRow[] {
  const isSameCost = sameCost(griddings)
  return measures(words).flatMap(({ key, value, text, better }) => {
    const values = griddings.map(value)
    if (values.every((each) => each === null)) return []
    const known = values.filter((each) => each !== null)
    const compares = better !== null && (isSameCost || (key !== 'objective' && key !== 'gap' && key !== 'percentile'))
    const best = better === 'less' ? Math.min(...known) : Math.max(...known)
    const differ = new Set(known).size > 1
    return [
      {
        key,
        name: words.alternatives.rows[key],
        hint: key === 'objective' && !isSameCost ? words.alternatives.objectiveDiffers : null,
        cells: griddings.map((gridding, index) => {
          const own = values[index]
          return {
            id: gridding.id,
            text: own === null ? words.figures.none : text(own, gridding),
            isBest: compares && differ && own === best,
          }
        }),
      },
    ]
  })
}
