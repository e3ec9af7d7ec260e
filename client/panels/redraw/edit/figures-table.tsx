import type { ReactNode } from 'react'
import type { PlanState } from '#planning/plans/plan-types'
import { figuresOf, type ToldFigures } from '../../../editing/figures/figures-of.ts'
import { planCoverage } from '../../../editing/figures/watch-coverage.ts'
import { area, count, percent, signed } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'
import { Explain, type Explanation } from '../../figures/explain.tsx'

interface Row extends Explanation {
  name: string
  write(figures: ToldFigures): ReactNode
  /** What the difference is taken of; null: it is not told. */
  value: ((figures: ToldFigures) => number) | null
  tell(difference: number): string
}

/** Everything that is told of a division: as it is, and where something would change, as it would be. */
export function FiguresTable({ before, after, id }: { before: PlanState | null; after: PlanState | null; id: string }) {
  const words = useRedrawWords()
  const language = useStore(preferences, (state) => state.language)
  // An answer about coverage that comes later is shown when it comes.
  useStore(planCoverage, (state) => state.question)
  const was = before?.divisions.has(id) ? figuresOf(before, id) : null
  const is = after?.divisions.has(id) ? figuresOf(after, id) : null
  const any = is ?? was
  if (!any) return null
  const { rule } = any
  const points = (share: number): string => `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share))}`
  const rows: Row[] = [
    {
      name: words.figures.households,
      definition: words.define.households,
      write: (f) => count(f.households),
      value: (f) => f.households,
      tell: signed,
      mark: 'D',
    },
    {
      name: words.figures.population,
      definition: words.define.population,
      write: (f) => count(f.population),
      value: (f) => f.population,
      tell: signed,
      mark: 'D',
    },
    {
      name: words.figures.deviation,
      definition: words.define.deviation,
      source: rule?.source[language],
      mark: rule?.mark,
      write: (f) => <Deviation figures={f} />,
      value: null,
      tell: signed,
    },
    {
      name: words.figures.area,
      definition: words.define.area,
      write: (f) => area(f.squareMeters),
      value: (f) => f.squareMeters,
      tell: (by) => `${by < 0 ? '−' : '+'}${area(Math.abs(by))}`,
      mark: 'D',
    },
    {
      name: words.figures.compactness,
      definition: words.define.compactness,
      write: (f) => percent(f.compactnessShare),
      value: (f) => f.compactnessShare,
      tell: points,
      mark: 'D',
    },
    {
      name: words.figures.coverage,
      definition: words.define.coverage,
      write: (f) => (f.coveredShare === null ? '–' : percent(f.coveredShare)),
      value: (f) => f.coveredShare ?? 0,
      tell: points,
      mark: 'D',
    },
    {
      name: words.figures.parts,
      definition: words.define.parts,
      write: (f) => count(f.parts),
      value: (f) => f.parts,
      tell: signed,
      mark: 'D',
    },
  ]
  const shown = rows.filter(
    ({ name }) =>
      (name !== words.figures.deviation || any.deviation !== null) &&
      (name !== words.figures.coverage || any.coveredShare !== null) &&
      (name !== words.figures.parts || any.parts > 1 || (was?.parts ?? 1) > 1),
  )
  const both = was !== null && is !== null && before !== after
  return (
    <table className="edit-figures">
      {both && (
        <thead>
          <tr>
            <td />
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
      )}
      <tbody>
        {shown.map(({ name, write, value, tell, ...explanation }) => {
          const by = both && value ? value(is) - value(was) : 0
          return (
            <tr key={name}>
              <th scope="row">
                <Explain {...explanation}>{name}</Explain>
              </th>
              {both && <td>{write(was)}</td>}
              <td>{write(is ?? was!)}</td>
              {both && <td className="soft">{value && Math.abs(by) > 1e-9 ? tell(by) : ''}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** How far the households are from the rule's range, in a word and a sign. */
export function Deviation({ figures: { deviation, rule } }: { figures: ToldFigures }) {
  const words = useRedrawWords()
  if (deviation === null) return null
  const range = rule?.households
  const title = range
    ? words.ruleRange(range.min === null ? null : count(range.min), range.max === null ? null : count(range.max))
    : undefined
  if (deviation === 0)
    return (
      <span className="deviation ok" title={title}>
        ✓ {words.withinRule}
      </span>
    )
  return (
    <span className="deviation off" title={title}>
      {deviation < 0 ? '▼ ' : '▲ '}
      {deviation < 0 ? words.below(count(-deviation)) : words.above(count(deviation))}
    </span>
  )
}
