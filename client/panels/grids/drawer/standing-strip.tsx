import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { percent } from '../../../i18n/numbers.ts'

interface StandingStripProps {
  name: string
  /** Values of the random plans at 0, 10 … 100 %; less is better. */
  deciles: readonly number[]
  /** Percent of them that are worse. */
  percentile: number
  /** The plan's own value; null: read off its percentile. */
  value: number | null
  text(value: number): string
  width: number
}

const nameWidth = 110
const shareWidth = 96
const height = 34

/** One score: all random plans as a line, their middle 80 % as a bar, this plan as a mark; better lies to the left. */
export function StandingStrip({ name, deciles, percentile, value, text, width }: StandingStripProps) {
  const words = useGridWords()
  const own = value ?? valueAt(deciles, 100 - percentile)
  const [least, most] = [Math.min(own, deciles[0]), Math.max(own, deciles[10])]
  const room = Math.max(60, width - nameWidth - shareWidth - 16)
  const x = (at: number): number => nameWidth + 6 + (most > least ? (room * (at - least)) / (most - least) : room / 2)
  const share = percent(percentile / 100)
  return (
    <svg
      className="standing-strip"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.standing.summary(name, share, text(deciles[0]), text(deciles[10]))}
    >
      <text x={0} y={16} className="strip-name">
        {name}
      </text>
      <line x1={x(deciles[0])} x2={x(deciles[10])} y1={12} y2={12} className="strip-all" />
      <rect x={x(deciles[1])} width={Math.max(1, x(deciles[9]) - x(deciles[1]))} y={7} height={10} className="strip-middle">
        <title>{words.standing.middle}</title>
      </rect>
      <line x1={x(deciles[5])} x2={x(deciles[5])} y1={6} y2={18} className="strip-median" />
      <path d={`M${x(own)} 4l5 8-5 8-5-8z`} className="strip-own">
        <title>{words.standing.here}</title>
      </path>
      <text x={x(deciles[0])} y={31} className="strip-end">
        {text(deciles[0])}
      </text>
      <text x={x(deciles[10])} y={31} className="strip-end" textAnchor="end">
        {text(deciles[10])}
      </text>
      <text x={width} y={16} textAnchor="end" className="strip-share">
        {words.standing.better(share)}
      </text>
    </svg>
  )
}

/** The value below which so many percent lie, between the deciles by a straight line. */
function valueAt(deciles: readonly number[], percentage: number): number {
  const at = Math.max(0, Math.min(10, percentage / 10))
  const low = Math.min(9, Math.floor(at))
  return deciles[low] + (deciles[low + 1] - deciles[low]) * (at - low)
}
