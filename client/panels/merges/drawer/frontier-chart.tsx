import type { FrontierPoint } from '#contract/merges/merge-answer'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { count, minutesOf } from '../../../i18n/numbers.ts'

interface FrontierChartProps {
  /** By number of units left, ascending. */
  points: readonly FrontierPoint[]
  /** The number of the proposal, marked. */
  chosen: number | null
  width: number
  height: number
  onChoose(count: number): void
}

const margin = { top: 22, right: 20, bottom: 34, left: 52 }
const pixelsAName = 40

/** The mean way for every number of units left; hollow dots are not proven. The rows beside it do the same from the keyboard. */
export function FrontierChart({ points, chosen, width, height, onChoose }: FrontierChartProps) {
  const { curve: words } = useMergeWords()
  const known = points.filter(({ meanSeconds }) => meanSeconds !== null)
  if (known.length === 0) return null
  const [first, last] = [known[0], known[known.length - 1]]
  const means = known.map(({ meanSeconds }) => meanSeconds!)
  const [low, high] = [Math.min(...means), Math.max(...means)]
  // A curve is read by its shape: the axis begins near its foot, and says so with its numbers.
  const foot = Math.max(0, low - 0.15 * Math.max(high - low, 60))
  const top = high + 0.05 * Math.max(high - foot, 60)
  const [room, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom]
  const x = (number: number): number => margin.left + (room * (number - first.count)) / Math.max(1, last.count - first.count)
  const y = (seconds: number): number => margin.top + tall * (1 - (seconds - foot) / (top - foot))
  const every = Math.max(1, Math.ceil((known.length * pixelsAName) / Math.max(room, 1)))
  const path = known.map(({ count: number, meanSeconds }, i) => `${i === 0 ? 'M' : 'L'}${x(number)} ${y(meanSeconds!)}`).join('')
  return (
    <svg
      className="progress-chart curve-chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.alt(count(last.count), count(first.count))}
    >
      <text x={margin.left} y={12}>
        {words.mean}
      </text>
      {[0, 0.5, 1].map((share) => {
        const seconds = foot + share * (top - foot)
        return (
          <g key={share}>
            <line x1={margin.left} x2={width - margin.right} y1={y(seconds)} y2={y(seconds)} className="axis" />
            <text x={margin.left - 6} y={y(seconds) + 4} textAnchor="end">
              {minutesOf(seconds)}
            </text>
          </g>
        )
      })}
      {known.map(
        ({ count: number }, index) =>
          index % every === 0 && (
            <text key={number} x={x(number)} y={height - margin.bottom + 15} textAnchor="middle">
              {number}
            </text>
          ),
      )}
      <text x={width - margin.right} y={height - 4} textAnchor="end">
        {words.count}
      </text>
      <path className="trace-objective" d={path} />
      {known.map(({ count: number, meanSeconds, proven }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the rows beside the chart do the same from the keyboard
        <g key={number} className="curve-point" onClick={() => onChoose(number)}>
          <title>{`${words.take(count(number))} · ${minutesOf(meanSeconds!)} · ${proven ? words.proven : words.open}`}</title>
          <circle className="curve-touch" cx={x(number)} cy={y(meanSeconds!)} r={12} />
          <circle
            className={`curve-dot${number === chosen ? ' chosen' : ''}${proven ? '' : ' unproven'}`}
            cx={x(number)}
            cy={y(meanSeconds!)}
            r={number === chosen ? 6 : 4}
          />
        </g>
      ))}
    </svg>
  )
}
