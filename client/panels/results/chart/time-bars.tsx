import { useId } from 'react'
import { count } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import type { TimeHistogram } from './time-histogram.ts'

interface TimeBarsProps {
  histogram: TimeHistogram
  /** Marked by a line, where all categories share one. */
  limitMinutes: number | null
  /** What is asked about, in words. */
  name: string
  width: number
  height: number
}

const margin = { top: 16, right: 8, bottom: 30, left: 46 }

/** People by minutes as bars: teal within the limit, hatched vermilion beyond it, and apart those for whom it is longer or no way at all. */
export function TimeBars({ histogram, limitMinutes, name, width, height }: TimeBarsProps) {
  const words = useWords()
  const more = useResultWords()
  const hatch = useId()
  const bars = shownBars(histogram, limitMinutes)
  const apart = (['beyond', 'none'] as const).filter((key) => histogram[key] > 0)
  const most = Math.max(
    1,
    ...apart.map((key) => histogram[key]),
    ...bars.map((minute) => histogram.covered[minute] + histogram.uncovered[minute]),
  )
  const [room, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom]
  const apartWidth = apart.length > 0 ? Math.min(64, room / 7) : 0
  const step = (room - apart.length * apartWidth) / bars.length
  const x = (minute: number): number => margin.left + minute * step
  const y = (people: number): number => margin.top + tall * (1 - people / most)
  const gap = Math.min(2, step / 5)
  const every = [1, 2, 5, 10, 20].find((minutes) => minutes * step >= 26) ?? 30
  const bar = (key: string, left: number, wide: number, from: number, to: number, style: string, title: string) =>
    to > from && (
      <rect
        key={key}
        className={style}
        fill={style === 'bar-over' ? `url(#${hatch})` : undefined}
        x={left}
        width={wide}
        y={y(to)}
        height={y(from) - y(to)}
      >
        <title>{title}</title>
      </rect>
    )
  return (
    <svg
      className="time-bars"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={more.chart.summary(name, count(sum(histogram.covered)), count(overOf(histogram)))}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="hatch-ground" />
          <rect width="2" height="5" className="hatch-line" />
        </pattern>
      </defs>
      {niceSteps(most).map((people) => (
        <g key={people}>
          <line className="grid-line" x1={margin.left} x2={width - margin.right} y1={y(people)} y2={y(people)} />
          <text className="tick-words" x={margin.left - 6} y={y(people) + 4} textAnchor="end">
            {count(people)}
          </text>
        </g>
      ))}
      {bars.map((minute) => {
        const [within, over] = [histogram.covered[minute], histogram.uncovered[minute]]
        const title = words.drawer.chartBar(String(minute), String(minute + 1), count(within + over))
        const [left, wide] = [x(minute) + gap / 2, Math.max(0.5, step - gap)]
        return (
          <g key={minute}>
            {bar('within', left, wide, 0, within, 'bar-within', title)}
            {bar('over', left, wide, within, within + over, 'bar-over', title)}
            {minute % every === 0 && (
              <text className="tick-words" x={x(minute)} y={height - margin.bottom + 14} textAnchor="middle">
                {minute}
              </text>
            )}
          </g>
        )
      })}
      {apart.map((key, index) => {
        const left = x(bars.length) + index * apartWidth
        const label = key === 'none' ? words.drawer.chartNone : words.drawer.chartBeyond
        return (
          <g key={key}>
            {bar(
              key,
              left + 10,
              apartWidth - 14,
              0,
              histogram[key],
              'bar-over',
              `${label}: ${words.figures.people(count(histogram[key]))}`,
            )}
            <text className="tick-words" x={left + 3 + apartWidth / 2} y={height - margin.bottom + 14} textAnchor="middle">
              {label}
            </text>
          </g>
        )
      })}
      <line className="base-line" x1={margin.left} x2={width - margin.right} y1={y(0)} y2={y(0)} />
      <text className="tick-words" x={margin.left} y={height - 3}>
        {more.chart.from}
      </text>
      {limitMinutes !== null && limitMinutes <= bars.length && (
        <g>
          <line className="limit-line" x1={x(limitMinutes)} x2={x(limitMinutes)} y1={4} y2={y(0)} />
          <text
            className="limit-words"
            x={x(limitMinutes) + (limitMinutes > bars.length * 0.7 ? -5 : 5)}
            y={12}
            textAnchor={limitMinutes > bars.length * 0.7 ? 'end' : 'start'}
          >
            {more.chart.limit(String(Math.round(limitMinutes * 10) / 10))}
          </text>
        </g>
      )}
    </svg>
  )
}

/** Minutes that have a bar: up to the last that anybody takes, and past the limit in any case. */
export function shownBars({ covered, uncovered }: TimeHistogram, limitMinutes: number | null): number[] {
  const used = covered.findLastIndex((people, minute) => people + uncovered[minute] > 0) + 1
  return Array.from(
    { length: Math.min(covered.length, Math.max(5, used, Math.ceil(limitMinutes ?? 0) + 1)) },
    (_, minute) => minute,
  )
}

const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0)

/** People beyond the limit, however far. */
function overOf({ uncovered, beyond, none }: TimeHistogram): number {
  return sum(uncovered) + beyond + none
}

/** Two to five round numbers up to `most`. */
function niceSteps(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most))
  const step = Math.max(1, [5, 2, 1, 0.5, 0.2].map((each) => each * power).find((each) => each <= most / 2) ?? most)
  return Array.from({ length: Math.floor(most / step) }, (_, index) => step * (index + 1))
}
