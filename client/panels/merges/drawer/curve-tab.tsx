import type { FrontierPoint, Merge, MergeProposal } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, minutesOf } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { mergeForm } from '../../../state/merges/merge-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { useWidth } from '../../controls/use-width.ts'
import { FrontierChart } from './frontier-chart.tsx'

const tableWidth = 420
const wideWidth = 760

/** Units left against the mean way, as a chart and as rows; a press puts a number into the question. */
export function CurveTab({ merge, proposal, room }: { merge: Merge; proposal: MergeProposal | null; room: number }) {
  const { curve: words, figures } = useMergeWords()
  const [width, frame] = useWidth()
  const asked = useStore(mergeForm, (form) => form.target)
  const choose = (target: number): void => mergeForm.set({ target })
  const isWide = width >= wideWidth
  const way = (seconds: number | null): string => (seconds === null ? figures.none : minutesOf(seconds))
  const points = [...merge.frontier].sort((a, b) => a.count - b.count)
  return (
    <div className="tab-body">
      <div className="tab-tools">
        <span>{words.title}</span>
        <span className="soft">{words.hint}</span>
      </div>
      <div className={isWide ? 'curve-parts wide' : 'curve-parts'} ref={frame}>
        {width > 0 && (
          <FrontierChart
            points={points}
            chosen={proposal?.count ?? null}
            width={isWide ? width - tableWidth : width}
            height={Math.max(150, room - 52)}
            onChoose={choose}
          />
        )}
        <section
          className="data-scroll"
          style={{ maxHeight: Math.max(100, room - 52) }}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          aria-label={words.title}
        >
          <table className="data-table curve-table frontier-table">
            <caption className="unseen">{words.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.count}</th>
                <th scope="col" className="end">
                  {words.mean}
                </th>
                <th scope="col" className="end">
                  {words.p95}
                </th>
                <th scope="col" className="end">
                  {words.below}
                </th>
                <th scope="col">{words.proven}</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point: FrontierPoint) => (
                <tr key={point.count} className={point.count === proposal?.count ? 'chosen' : undefined}>
                  <th scope="row">
                    <PushButton small aria-pressed={point.count === asked} onClick={() => choose(point.count)}>
                      {words.take(count(point.count))}
                    </PushButton>
                  </th>
                  <td className="end">{way(point.meanSeconds)}</td>
                  <td className="end">{way(point.p95Seconds)}</td>
                  <td className="end">{count(point.below)}</td>
                  <td>{point.proven ? words.proven : words.open}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  )
}
