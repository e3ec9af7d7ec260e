import type { Accessibility } from '#contract/sitings/accessibility'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, percent, rate } from '../../../i18n/numbers.ts'
import { useSupplyWords } from '../../../i18n/supply/supply-words.ts'
import { hover } from '../../../state/coverage/hover.ts'
import type { SupplyRow } from '../../../state/coverage/supply-rows.ts'
import { supplyRun } from '../../../state/coverage/supply-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { openDivision } from '../../../state/open-division.ts'
import { preferences } from '../../../state/preferences.ts'

interface SupplyChartProps {
  rows: readonly SupplyRow[]
  answer: Accessibility
  width: number
  height: number
}

const margin = { top: 20, right: 22, bottom: 32, left: 48 }
/** The upper edge, in times the mean: at least so that the mean's line lies below it; supply beyond the most is drawn on it. */
const [leastRatio, mostRatio] = [1.2, 3]

/** Divisions by share covered and supply: the corner of those covered and yet poorly supplied is hatched. The rows beside it do the same from the keyboard. */
export function SupplyChart({ rows, answer, width, height }: SupplyChartProps) {
  const words = useSupplyWords()
  const language = useStore(preferences, (state) => state.language)
  const { coveredFrom, poorBelow } = useStore(supplyRun, (run) => run.lines)
  const hovered = useStore(hover, (state) => state.divisionId)
  const even = answer.perThousand
  const [room, tall] = [width - margin.left - margin.right, height - margin.top - margin.bottom]
  const most = Math.max(leastRatio, Math.min(mostRatio, Math.max(...rows.map(({ ratio }) => ratio))))
  // Nobody knows where one without a share would lie.
  const placed = rows.filter((row): row is SupplyRow & { coveredShare: number } => row.coveredShare !== null)
  const people = Math.max(1, ...rows.map((row) => row.people))
  const x = (share: number): number => margin.left + room * share
  const y = (ratio: number): number => margin.top + tall * (1 - Math.min(ratio, most) / most)
  return (
    <svg
      className="supply-chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.chart.alt(count(rows.length), count(rows.filter(({ isPoor }) => isPoor).length))}
    >
      <defs>
        <pattern id="supply-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.500" height="6" className="hatch-line" opacity="0.35" />
        </pattern>
      </defs>
      <text className="tick-words" x={margin.left} y={11}>
        {words.perThousand(facilityRules[answer.category].capacityUnit[language])}
      </text>
      <rect
        x={x(coveredFrom)}
        y={y(poorBelow)}
        width={x(1) - x(coveredFrom) + 8}
        height={y(0) - y(poorBelow)}
        fill="url(#supply-hatch)"
      />
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line className="grid-line" x1={x(share)} x2={x(share)} y1={margin.top} y2={y(0)} />
          <text className="tick-words" x={x(share)} y={height - margin.bottom + 14} textAnchor="middle">
            {share * 100}%
          </text>
        </g>
      ))}
      {[0, most].map((ratio) => (
        <text key={ratio} className="tick-words" x={margin.left - 5} y={y(ratio) + 4} textAnchor="end">
          {rate(ratio * even)}
        </text>
      ))}
      <line className="base-line" x1={margin.left} x2={width - margin.right} y1={y(0)} y2={y(0)} />
      <line className="even-line" x1={margin.left} x2={width - margin.right} y1={y(1)} y2={y(1)} />
      <text className="tick-words" x={margin.left - 5} y={y(1) + 4} textAnchor="end">
        {words.chart.even}
      </text>
      <text className="tick-words" x={width - margin.right} y={height - 4} textAnchor="end">
        {words.chart.coverage}
      </text>
      {placed.map((row) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the rows beside the chart do the same from the keyboard
        <circle
          key={row.divisionId}
          className={`supply-dot${row.isPoor ? ' poor' : ''}${row.divisionId === hovered ? ' hovered' : ''}`}
          cx={x(row.coveredShare)}
          cy={y(row.ratio)}
          r={3 + 4 * Math.sqrt(row.people / people)}
          onClick={() => void openDivision(row.divisionId)}
          onMouseEnter={() => hover.set({ divisionId: row.divisionId })}
          onMouseLeave={() => hover.set({ divisionId: null })}
        >
          <title className="data-name">{words.chart.dot(row.name, percent(row.coveredShare), rate(row.perThousand))}</title>
        </circle>
      ))}
    </svg>
  )
}
