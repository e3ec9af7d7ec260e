import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count } from '../../../i18n/numbers.ts'
import type { TracePoint } from '../../../state/griddings/gridding-run.ts'

const margin = { top: 10, right: 10, bottom: 24, left: 56 }

/** How the cost fell and the bound rose while the search went on. */
export function ProgressChart({ trace, width, height }: { trace: readonly TracePoint[]; width: number; height: number }) {
  const words = useGridWords()
  const { standing } = words
  const [room, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom]
  const last = trace.at(-1)!
  const bounds = trace.flatMap(({ bound }) => (bound === null ? [] : [bound]))
  const least = Math.min(...trace.map(({ objective }) => objective), ...bounds)
  const most = Math.max(...trace.map(({ objective }) => objective))
  const x = (seconds: number): number => margin.left + (room * seconds) / Math.max(last.seconds, 0.001)
  const y = (value: number): number => margin.top + (most > least ? tall * (1 - (value - least) / (most - least)) : tall / 2)
  return (
    <figure className="chart">
      <figcaption>{standing.progress}</figcaption>
      <svg
        className="progress-chart"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={standing.progressAlt(count(trace[0].objective), count(last.objective))}
      >
        {[least, most].map((value) => (
          <text key={value} x={margin.left - 6} y={y(value) + 4} textAnchor="end">
            {count(value)}
          </text>
        ))}
        <line
          x1={margin.left}
          x2={width - margin.right}
          y1={height - margin.bottom}
          y2={height - margin.bottom}
          className="axis"
        />
        <text x={margin.left} y={height - 6}>
          0
        </text>
        <text x={width - margin.right} y={height - 6} textAnchor="end">
          {last.seconds.toFixed(1)} {standing.seconds}
        </text>
        <path className="trace-objective" d={steps(trace.map(({ seconds, objective }) => [x(seconds), y(objective)]))}>
          <title>{standing.objective}</title>
        </path>
        <path
          className="trace-bound"
          d={steps(trace.flatMap(({ seconds, bound }) => (bound === null ? [] : [[x(seconds), y(bound)]])))}
        >
          <title>{standing.bound}</title>
        </path>
      </svg>
      <p className="hint chart-key">
        <i className="key-objective" /> {standing.objective} <i className="key-bound" /> {standing.bound}
      </p>
    </figure>
  )
}

/** A line in steps: a value holds until the next is known. */
function steps(points: readonly (readonly number[])[]): string {
  return points.map(([x, y], index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('')
}
