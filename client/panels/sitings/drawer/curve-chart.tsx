import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'

export interface CurvePoint {
  sites: number
  value: number
  bound: number | null
}

interface CurveChartProps {
  points: readonly CurvePoint[]
  /** The number of sites of the answer, marked. */
  chosen: number
  name: string
  text(value: number): string
  width: number
  height: number
  onChoose(sites: number): void
}

const margin = { top: 22, right: 16, bottom: 34, left: 64 }
const pixelsAName = 34

/** Sites against what they do: the best found as a line with a dot each, the bound dashed. The rows beside it do the same from the keyboard. */
export function CurveChart({ points, chosen, name, text, width, height, onChoose }: CurveChartProps) {
  const { curve: words } = useSitingWords()
  if (points.length === 0) return null
  const [room, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom]
  const last = points[points.length - 1]
  const most = Math.max(...points.flatMap(({ value, bound }) => (bound === null ? [value] : [value, bound])))
  const x = (sites: number): number => margin.left + (room * sites) / Math.max(last.sites, 1)
  const y = (value: number): number => margin.top + tall * (1 - value / Math.max(most, 1e-9))
  const every = Math.max(1, Math.ceil((points.length * pixelsAName) / Math.max(room, 1)))
  const line = (list: readonly (readonly [number, number])[]): string =>
    list.map(([sites, value], index) => `${index === 0 ? 'M' : 'L'}${x(sites)} ${y(value)}`).join('')
  return (
    <svg
      className="progress-chart curve-chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.alt(String(points[0].sites), String(last.sites), text(points[0].value), text(last.value))}
    >
      <text x={margin.left} y={12}>
        {name}
      </text>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={margin.left} x2={width - margin.right} y1={y(share * most)} y2={y(share * most)} className="axis" />
          <text x={margin.left - 6} y={y(share * most) + 4} textAnchor="end">
            {text(share * most)}
          </text>
        </g>
      ))}
      {points.map(
        ({ sites }, index) =>
          index % every === 0 && (
            <text key={sites} x={x(sites)} y={height - margin.bottom + 15} textAnchor="middle">
              {sites}
            </text>
          ),
      )}
      <text x={width - margin.right} y={height - 4} textAnchor="end">
        {words.sites}
      </text>
      <path
        className="trace-bound"
        d={line(points.flatMap(({ sites, bound }) => (bound === null ? [] : [[sites, bound] as const])))}
      />
      <path className="trace-objective" d={line(points.map(({ sites, value }) => [sites, value] as const))} />
      {points.map(({ sites, value }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the rows beside the chart do the same from the keyboard
        <g key={sites} className="curve-point" onClick={() => onChoose(sites)}>
          <title>{`${words.take(String(sites))} · ${text(value)}`}</title>
          <circle className="curve-touch" cx={x(sites)} cy={y(value)} r={12} />
          <circle
            className={sites === chosen ? 'curve-dot chosen' : 'curve-dot'}
            cx={x(sites)}
            cy={y(value)}
            r={sites === chosen ? 6 : 4}
          />
        </g>
      ))}
    </svg>
  )
}
