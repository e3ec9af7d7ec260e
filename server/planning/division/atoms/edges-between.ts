import Flatbush from 'flatbush'
import { distanceToSegment } from '../../geodesy/distance-to-segment.ts'
import { toLattice } from '../../topology/lattice.ts'
import type { LineArrangement } from '../../topology/lines/arrange-lines.ts'
import type { LonLat } from '../../types.ts'
import type { AtomEdge, BorderLine } from './ground-types.ts'
import type { LineMark, MarkedLine } from './lines-of-ground.ts'

/** How near to a barrier's edge a way must cross it to make it passable there, in steps: a meter. */
const crossingSteps = 90

const telling: readonly (readonly [LineMark, BorderLine])[] = [
  ['river', 'river'],
  ['railway', 'railway'],
  ['expressway', 'railway'],
  ['wall', 'wall'],
  ['road', 'road'],
  ['compound', 'compound'],
]
const barriers: ReadonlySet<LineMark> = new Set(['river', 'railway', 'expressway', 'wall'])

/** Every piece of border between atoms, or of one with what lies beyond the ground; what it runs along, and whether people get across. */
export function edgesBetween(
  arrangement: LineArrangement,
  lines: readonly MarkedLine[],
  atomOf: Int32Array,
  ways: readonly (readonly LonLat[])[],
): AtomEdge[] {
  const { x, y, from, to, leftOf, rightOf, linesAlong } = arrangement
  const edges: AtomEdge[] = []
  const barred: number[] = []
  from.forEach((p, edge) => {
    const [left, right] = [atomOf[leftOf[edge]], atomOf[rightOf[edge]]]
    if (left === right) return
    const marks = new Set(Array.from(linesAlong(edge), (line) => lines[line].mark))
    const isBarred = [...marks].some((mark) => barriers.has(mark))
    if (isBarred && left !== -1 && right !== -1) barred.push(edges.length)
    edges.push({
      xy: [x[p], y[p], x[to[edge]], y[to[edge]]],
      left,
      right,
      line: telling.find(([mark]) => marks.has(mark))?.[1] ?? 'open',
      isPassable: !isBarred,
    })
  })
  const crossed = crossedBy(
    ways,
    barred.map((edge) => edges[edge].xy),
  )
  for (const place of crossed) edges[barred[place]] = { ...edges[barred[place]], isPassable: true }
  return edges
}

/** Places in a list of segments of those that a way crosses, or comes so near to that it must. */
function crossedBy(ways: readonly (readonly LonLat[])[], segments: readonly AtomEdge['xy'][]): Set<number> {
  const crossed = new Set<number>()
  if (segments.length === 0) return crossed
  const boxes = new Flatbush(segments.length)
  for (const [ax, ay, bx, by] of segments) boxes.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  boxes.finish()
  for (const way of ways)
    for (let i = 1; i < way.length; i++) {
      const [ax, ay, bx, by] = [...way[i - 1], ...way[i]].map(toLattice)
      const found = boxes.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
      for (const place of found) {
        const at = crossingOf([ax, ay, bx, by], segments[place])
        // A barrier is cut where a road runs across it: the pieces on both sides of the road can be passed there.
        if (at)
          for (const near of boxes.search(
            at[0] - crossingSteps,
            at[1] - crossingSteps,
            at[0] + crossingSteps,
            at[1] + crossingSteps,
          ))
            if (distanceToSegment(...at, ...segments[near]) <= crossingSteps) crossed.add(near)
      }
    }
  return crossed
}

/** Where two segments cross or touch; null where they do not, or run side by side. */
function crossingOf(
  [ax, ay, bx, by]: readonly [number, number, number, number],
  [cx, cy, dx, dy]: AtomEdge['xy'],
): [number, number] | null {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy]
  const across = ux * vy - uy * vx
  if (across === 0) return null
  const s = ((cx - ax) * vy - (cy - ay) * vx) / across
  const t = ((cx - ax) * uy - (cy - ay) * ux) / across
  return s >= 0 && s <= 1 && t >= 0 && t <= 1 ? [ax + s * ux, ay + s * uy] : null
}
