import { useMemo, useState } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { count } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { coverageRun } from '../../../state/coverage/coverage-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { useWidth } from '../../controls/use-width.ts'
import { useCategoryName } from '../../figures/category-name.ts'
import { shownBars, TimeBars } from './time-bars.tsx'
import { limitMinutesOf, type TimeHistogram, timeHistogram } from './time-histogram.ts'

/** People by minutes to the nearest facility, as a chart or as a table. */
export function TimeChart({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const demand = useStore(coverageRun, (run) => run.demand)
  const [asTable, setAsTable] = useState(false)
  const [width, frame] = useWidth()
  const { categories } = result.parameters
  const limit = limitMinutesOf(result)
  const histogram = useMemo(() => timeHistogram(demand?.features.map((feature) => feature.properties) ?? [], 60), [demand])
  const name = categories.length === 1 ? nameOf(categories[0]) : words.sentence.several(categories.length)
  return (
    <figure className="chart">
      <figcaption>
        <span>{words.drawer.chartTitle(name)}</span>
        <span className="chart-key">
          <i className="key-covered" /> {words.drawer.chartWithin}
          <i className="key-uncovered" /> {words.drawer.chartOver}
          <PushButton small look="quiet" onClick={() => setAsTable(!asTable)}>
            {asTable ? more.chart.asChart : more.chart.asTable}
          </PushButton>
        </span>
      </figcaption>
      <div className="chart-frame" ref={frame}>
        {asTable ? (
          <HistogramTable histogram={histogram} limitMinutes={limit} height={room - 60} />
        ) : demand === null ? (
          <p className="hint" role="status">
            {words.panel.loading}
          </p>
        ) : (
          width > 0 && (
            <TimeBars histogram={histogram} limitMinutes={limit} name={name} width={width} height={Math.max(120, room - 52)} />
          )
        )}
      </div>
    </figure>
  )
}

/** The same numbers as rows. */
function HistogramTable({
  histogram,
  limitMinutes,
  height,
}: {
  histogram: TimeHistogram
  limitMinutes: number | null
  height: number
}) {
  const words = useWords()
  const more = useResultWords()
  const rows = [
    ...shownBars(histogram, limitMinutes).map((minute) => ({
      name: `${minute}–${minute + 1}`,
      within: histogram.covered[minute],
      over: histogram.uncovered[minute],
    })),
    { name: words.drawer.chartBeyond, within: 0, over: histogram.beyond },
    { name: words.drawer.chartNone, within: 0, over: histogram.none },
  ]
  return (
    <section
      className="data-scroll"
      style={{ maxHeight: Math.max(100, height) }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={words.drawer.chartTable}
    >
      <table className="data-table narrow-table">
        <caption className="unseen">{words.drawer.chartTable}</caption>
        <thead>
          <tr>
            <th scope="col">{more.chart.from}</th>
            <th scope="col" className="end">
              {more.chart.within}
            </th>
            <th scope="col" className="end">
              {more.chart.over}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td className="end">{count(row.within)}</td>
              <td className="end">{count(row.over)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
