import type { Gridding } from '#contract/griddings/gridding-answer'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { parametersOf, stayingIn } from '../../../state/griddings/gridding-parameters.ts'

/** What a town's communities are and would be: how many, how many of them too large or too small, how many come, go, and get other borders. */
export function ReboundFigures({ gridding }: { gridding: Gridding }) {
  const { rebound: words, figures } = useGridWords()
  const { households } = parametersOf(gridding)
  const staying = stayingIn(gridding)
  const present = gridding.divisions.flatMap((division) => division.present ?? []).filter(({ gridId }) => !staying.has(gridId))
  const proposed = gridding.grids.filter(({ gridId }) => gridId === null || !staying.has(gridId))
  if (present.length === 0 || proposed.length === 0) return null
  const isOutside = (of: { households: number }): boolean =>
    households !== null && (of.households < households.min || of.households > households.max)
  const changed = (what: 'founded' | 'redrawn' | 'same'): string => count(proposed.filter(({ change }) => change === what).length)
  const rows: [name: string, before: string, after: string][] = [
    [words.count, count(present.length), count(proposed.length)],
    [words.outside, count(present.filter(isOutside).length), count(proposed.filter(isOutside).length)],
    [words.founded, '', changed('founded')],
    [words.ended, '', count(present.filter(({ change }) => change === null).length)],
    [words.redrawn, '', changed('redrawn')],
    [words.same, '', changed('same')],
  ]
  return (
    <section>
      <h3>{words.title}</h3>
      <table className="before-after">
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{figures.title}</span>
            </th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, before, after]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{before}</td>
              <td className="latest">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{words.help}</p>
    </section>
  )
}
