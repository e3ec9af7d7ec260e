import type { Move } from '#planning/plans/diff-types'
import { comparison } from '../../../editing/compare/plan-comparison.ts'
import { area, count } from '../../../i18n/numbers.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { originalState, stateNow } from '../../../state/plans/plan-desk.ts'

const most = 200

/** Who and what moves from which division to which, most people first; the row that is pointed at stands out on the map. */
export function MovesTable({ moves }: { moves: readonly Move[] }) {
  const words = useRedrawWords()
  const [state, before] = [stateNow(), comparison.get().before ?? originalState()]
  const nameOf = (id: string | null): string =>
    id === null ? words.compare.unassigned : ((state?.divisions.get(id) ?? before?.divisions.get(id))?.name ?? id)
  if (moves.length === 0) return <p className="hint">{words.compare.nobody}</p>
  const rows = [...moves].sort((a, b) => b.population - a.population || b.squareMeters - a.squareMeters).slice(0, most)
  return (
    // Wider than a narrow panel: the keyboard scrolls it too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus (WCAG 2.1.1)
    <section className="moves" aria-label={words.compare.who} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.compare.from}</th>
            <th scope="col">{words.compare.to}</th>
            <th scope="col">{words.figures.households}</th>
            <th scope="col">{words.figures.population}</th>
            <th scope="col">{words.figures.buildings}</th>
            <th scope="col">{words.figures.area}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ fromId, toId, households, population, buildings, squareMeters }) => {
            const key = `${fromId} ${toId}`
            return (
              <tr
                key={key}
                onMouseEnter={() => comparison.set({ pointed: key })}
                onMouseLeave={() => comparison.set({ pointed: null })}
              >
                <td className="data-name" lang="zh-CN">
                  {nameOf(fromId)}
                </td>
                <td className="data-name" lang="zh-CN">
                  {nameOf(toId)}
                </td>
                <td>{count(households)}</td>
                <td>{count(population)}</td>
                <td>{count(buildings)}</td>
                <td>{area(squareMeters)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
