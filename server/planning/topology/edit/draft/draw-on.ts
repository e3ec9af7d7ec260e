import { metersPerDegree } from '../../../geodesy/lengths.ts'
import { fromLattice } from '../../lattice.ts'
import type { DivisionMap, FaceId } from '../division-map.ts'
import { type LineStretch, stretchesOf } from './draft.ts'
import type { Bends } from './node-line.ts'
import type { WayAround } from './ways-around.ts'

/** A line that takes the place of a border, and the neighbours' borders drawn on to it. */
export interface DrawnOn {
  line: LineStretch[]
  connectors: LineStretch[]
  bends: Bends
}

/**
 * Draws the borders that end on a way along a division's border on to the line that takes its place: each straight to the line's nearest point, where that way runs
 * through the division alone. Null where there is no such border, or the line gets too near to others.
 */
export function drawOn(map: DivisionMap, id: FaceId, line: readonly LineStretch[], { chains }: WayAround): DrawnOn | null {
  let xy = [...line[0].xy.slice(0, 2), ...line.flatMap((stretch) => stretch.xy.slice(2))]
  const connectors: number[][] = []
  chains.forEach((chain, i) => {
    if (i === 0 || chain.beyond === chains[i - 1].beyond) return
    const [x, y] = chain.xy
    const { through, at } = throughNearest(xy, x, y)
    const connector = [x, y, ...at]
    if (x === at[0] && y === at[1]) return
    const own = stretchesOf(map, [connector], new Map())?.[0]
    if (own?.length !== 1 || own[0].face !== id || own[0].isToBorder) return
    xy = through
    connectors.push(connector)
  })
  if (connectors.length === 0) return null
  const bends: Bends = new Map()
  const noded = stretchesOf(map, [xy, ...connectors], bends)
  if (!noded) return null
  const ends = new Set(connectors.map((connector) => `${connector.slice(2)}`))
  return { line: noded[0].flatMap((stretch) => cutAt(stretch, ends)), connectors: noded.slice(1).flat(), bends }
}

/** A line with its point nearest to a place, measured in meters and moved to the lattice, as one of its points. */
function throughNearest(xy: readonly number[], x: number, y: number): { through: number[]; at: number[] } {
  const perDegree = metersPerDegree(fromLattice(y))
  let [best, after, at]: [number, number, number[]] = [Number.POSITIVE_INFINITY, 0, []]
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [ax, ay] = [(xy[i] - x) * perDegree.lon, (xy[i + 1] - y) * perDegree.lat]
    const [dx, dy] = [(xy[i + 2] - xy[i]) * perDegree.lon, (xy[i + 3] - xy[i + 1]) * perDegree.lat]
    const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
    const away = Math.hypot(ax + share * dx, ay + share * dy)
    if (away >= best) continue
    ;[best, after] = [away, i]
    at = [xy[i] + Math.round(share * (xy[i + 2] - xy[i])), xy[i + 1] + Math.round(share * (xy[i + 3] - xy[i + 1]))]
  }
  const isPoint = [after, after + 2].some((i) => xy[i] === at[0] && xy[i + 1] === at[1])
  return { through: isPoint ? [...xy] : [...xy.slice(0, after + 2), ...at, ...xy.slice(after + 2)], at }
}

function cutAt(stretch: LineStretch, points: ReadonlySet<string>): LineStretch[] {
  const { xy } = stretch
  const pieces: LineStretch[] = []
  let start = 0
  for (let i = 2; i < xy.length; i += 2) {
    const isEnd = i + 2 === xy.length
    if (!isEnd && !points.has(`${xy[i]},${xy[i + 1]}`)) continue
    pieces.push({
      xy: xy.slice(start, i + 2),
      face: stretch.face,
      isFromBorder: start === 0 && stretch.isFromBorder,
      isToBorder: isEnd && stretch.isToBorder,
    })
    start = i
  }
  return pieces
}
