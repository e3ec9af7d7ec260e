import { distanceToSegment } from '#planning/geodesy/distance-to-segment'
import type { PlanState } from '#planning/plans/plan-types'
import { visitSegmentsInBox } from '#planning/topology/edit/arc-cells'
import type { Arc } from '#planning/topology/edit/division-map'
import { fromLattice, toLattice } from '#planning/topology/lattice'
import type { LonLat } from '#planning/types'

/** A border this near to a street runs along it: the map's tiles give streets to some half a meter. In steps of the lattice, about a centimeter each. */
const sameSteps = 150

interface OnArc {
  arc: Arc
  /** Place of a point among the arc's. */
  point: number
}

/**
 * A way along a street where a border of the plan runs along it: along that border, point by point, so that a cut leaves no slivers between the two. Points that no
 * border passes stay.
 */
export function ontoBorders({ map }: PlanState, way: readonly LonLat[]): LonLat[] {
  const line: LonLat[] = []
  let last: OnArc[] = []
  for (const point of way) {
    const on = pointsNear(map.cells, toLattice(point[0]), toLattice(point[1]))
    const along = last.flatMap((from) => on.filter(({ arc }) => arc === from.arc).map((to) => pointsBetween(from, to)))
    const between = along.find((points) => points.every((each) => isBeside(each, line[line.length - 1], point)))
    for (const each of between ?? []) line.push(each)
    const next = on.length > 0 ? placeOf(on[0]) : point
    const before = line[line.length - 1]
    if (!before || before[0] !== next[0] || before[1] !== next[1]) line.push(next)
    last = on
  }
  return line
}

/** Points of borders near a place, the nearest first; of several arcs where they meet. */
function pointsNear(cells: PlanState['map']['cells'], x: number, y: number): OnArc[] {
  const found: (OnArc & { steps: number })[] = []
  visitSegmentsInBox(cells, x - sameSteps, y - sameSteps, x + sameSteps, y + sameSteps, (arc, segment) => {
    for (const point of [segment, segment + 1]) {
      const steps = Math.hypot(arc.xy[2 * point] - x, arc.xy[2 * point + 1] - y)
      if (steps <= sameSteps && !found.some((other) => other.arc === arc && other.point === point))
        found.push({ arc, point, steps })
    }
  })
  return found.sort((a, b) => a.steps - b.steps || a.point - b.point)
}

const placeOf = ({ arc, point }: OnArc): LonLat => [fromLattice(arc.xy[2 * point]), fromLattice(arc.xy[2 * point + 1])]

/** An arc's points between two of its own. */
function pointsBetween({ arc, point: from }: OnArc, { point: to }: OnArc): LonLat[] {
  const step = Math.sign(to - from)
  const points: LonLat[] = []
  for (let point = from + step; step !== 0 && point !== to; point += step) points.push(placeOf({ arc, point }))
  return points
}

/** Whether a point lies beside the straight line between two others. */
function isBeside(point: LonLat, from: LonLat, to: LonLat): boolean {
  const [px, py, ax, ay, bx, by] = [...point, ...from, ...to].map(toLattice)
  return distanceToSegment(px, py, ax, ay, bx, by) <= sameSteps
}
