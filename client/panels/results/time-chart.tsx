import { useMemo } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { timeHistogram } from './time-histogram.ts'

/** People by minutes to the nearest facility: teal within the limit, hatched vermilion beyond. */
export function TimeChart({ result, room }: { result: CoverageResult; room: number }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const demand = useStore(coverageRun, (run) => run.demand)
  const { categories } = result.parameters
  const longest = Math.max(...result.limits.map((limit) => limit.seconds)) / 60
  const bars = Math.min(60, Math.max(20, Math.ceil(longest * 2.5)))
  const histogram = useMemo(() => timeHistogram(demand?.features ?? [], bars), [demand, bars])
  const name = categories.length === 1 ? nameOf(categories[0]) : words.sentence.several(categories.length)
  const used = histogram.covered.findLastIndex((covered, minute) => covered + histogram.uncovered[minute] > 0) + 1
  const columns = [
    ...histogram.covered.slice(0, Math.max(used, Math.ceil(longest))).map((covered, minute) => ({
      key: String(minute),
      label: String(minute),
      tick: minute % 5 === 0,
      covered,
      uncovered: histogram.uncovered[minute],
      title: words.drawer.chartBar(String(minute), String(minute + 1), count(covered + histogram.uncovered[minute])),
    })),
    ...(
      [
        ['beyond', words.drawer.chartBeyond],
        ['none', words.drawer.chartNone],
      ] as const
    )
      .filter(([key]) => histogram[key] > 0)
      .map(([key, label]) => ({
        key,
        label,
        tick: true,
        covered: 0,
        uncovered: histogram[key],
        title: `${label}: ${words.figures.people(count(histogram[key]))}`,
      })),
  ]
  const most = Math.max(1, ...columns.map((column) => column.covered + column.uncovered))
  return (
    <figure className="chart">
      <figcaption>
        <span>
          {words.drawer.chartTitle(name)} <span className="soft">{words.drawer.chartMost(count(most))}</span>
        </span>
        <span className="chart-key">
          <i className="key-covered" /> {words.drawer.chartWithin}
          <i className="key-uncovered" /> {words.drawer.chartOver}
        </span>
      </figcaption>
      <div className="chart-plot" style={{ height: Math.max(80, room - 96) }}>
        <ol>
          {columns.map((column) => (
            <li
              key={column.key}
              title={column.title}
              className={column.key === 'beyond' || column.key === 'none' ? 'apart' : undefined}
            >
              <span className="bar bar-over" style={{ height: `${(column.uncovered / most) * 100}%` }} />
              <span className="bar bar-within" style={{ height: `${(column.covered / most) * 100}%` }} />
              <span className="bar-tick">{column.tick ? column.label : ''}</span>
              <span className="unseen">{column.title}</span>
            </li>
          ))}
        </ol>
      </div>
      <p className="chart-axis">{words.drawer.chartAxis}</p>
    </figure>
  )
}
