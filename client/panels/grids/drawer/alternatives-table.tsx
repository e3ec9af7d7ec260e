import type { Gridding } from '#contract/griddings/gridding-answer'
import { usualWishes } from '#planning/division/prices'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import type { GridWords } from '../../../i18n/grids/zh-grids.ts'
import { count } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { alternatives, dropAlternative } from '../../../state/griddings/alternatives.ts'
import { showGridding } from '../../../state/griddings/divide.ts'
import { wishStrengths } from '../../../state/griddings/gridding-form.ts'
import { parametersOf } from '../../../state/griddings/gridding-parameters.ts'
import { griddingRun } from '../../../state/griddings/gridding-run.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { comparedRows } from './compared-rows.ts'
import { MiniMap } from './mini-map.tsx'

/** Answers about the same divisions side by side: their small maps, and every figure with the best of its row marked. */
export function AlternativesTable({ room }: { gridding: Gridding; room: number }) {
  const words = useGridWords()
  const griddings = useStore(alternatives, (state) => state.griddings)
  const shownId = useStore(griddingRun, (run) => run.shown?.id)
  const isSearching = useStore(griddingRun, (run) => run.state === 'running')
  const { alternatives: said } = words
  const rows = comparedRows(griddings, words)
  return (
    <section
      className="data-scroll alternatives"
      style={{ maxHeight: Math.max(100, room) }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={said.caption}
    >
      {griddings.length < 2 && <p className="hint">{said.one}</p>}
      <table className="alternatives-table">
        <caption className="unseen">{said.caption}</caption>
        <thead>
          <tr>
            <td />
            {griddings.map((gridding, index) => (
              <th key={gridding.id} scope="col" className={gridding.id === shownId ? 'chosen' : undefined}>
                <div className="alternative-head">
                  <span>{said.title(index)}</span>
                  <PushButton
                    look="quiet"
                    small
                    icon="close"
                    aria-label={`${said.drop}: ${said.title(index)}`}
                    onClick={() => dropAlternative(gridding.id)}
                  />
                </div>
                <MiniMap gridding={gridding} label={said.map(said.title(index))} width={150} height={84} />
                <PushButton
                  small
                  wide
                  aria-pressed={gridding.id === shownId}
                  disabled={isSearching}
                  onClick={() => gridding.id !== shownId && showGridding(gridding)}
                >
                  {gridding.id === shownId ? said.shown : said.show}
                </PushButton>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{said.asked}</th>
            {griddings.map((gridding) => (
              <td key={gridding.id} className="asked-for">
                {askedFor(gridding, words).map((line) => (
                  <span key={line}>{line}</span>
                ))}
              </td>
            ))}
          </tr>
          {rows.map(({ key, name, hint, cells }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                {hint && <span className="row-hint">{hint}</span>}
              </th>
              {cells.map(({ id, text, isBest }) => (
                <td key={id} className={isBest ? 'best' : undefined} title={isBest ? said.best : undefined}>
                  {text}
                  {isBest && <span className="unseen">({said.best})</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What an answer was asked for, in a few words. */
function askedFor(gridding: Gridding, { alternatives: said, wishes }: GridWords): string[] {
  const { households, weights } = parametersOf(gridding)
  const changed = (Object.keys(usualWishes) as (keyof typeof usualWishes)[]).filter((key) => weights[key] !== usualWishes[key])
  const strength = (value: number): string =>
    wishes.strengths[(wishStrengths as readonly number[]).indexOf(value)] ?? String(value)
  return [
    ...(households ? [said.range(count(households.min), count(households.max))] : []),
    ...(changed.length === 0 ? [said.usual] : changed.map((key) => said.wish(wishes[key], strength(weights[key])))),
  ]
}
