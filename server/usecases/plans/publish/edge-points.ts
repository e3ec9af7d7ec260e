import type { PlanState } from '#planning/plans/plan-types'
import { outside } from '#planning/topology/edit/division-map'
import { type EdgePoints, parentEdgeChanges } from '#planning/topology/edit/parent-edge-changes'
import { toLattice } from '#planning/topology/lattice'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'

/** The points that a plan put on the scope's outer edge, where its new borders end on it: whoever lies beyond has to take them over. */
export function edgePointsOf(base: PlanState, state: PlanState): EdgePoints[] {
  const [before, after] = [base, state].map(({ map }) => map.faces.get(outside) ?? [])
  const [known, still] = [new Set(before), new Set(after)]
  const stretch = ({ xy, left, right }: (typeof before)[number]) => ({ xy: [...xy], left, right })
  return parentEdgeChanges({
    removed: before.filter((arc) => !still.has(arc)).map(stretch),
    added: after.filter((arc) => !known.has(arc)).map(stretch),
    faces: { added: [], removed: [], changed: [] },
  })
}

/** The boxes of the stretches, a little wider. */
export function boxesOf(points: readonly EdgePoints[]): [number, number, number, number][] {
  const margin = 1e-6
  return points.map(({ from, to }) => [
    Math.min(from[0], to[0]) - margin,
    Math.min(from[1], to[1]) - margin,
    Math.max(from[0], to[0]) + margin,
    Math.max(from[1], to[1]) + margin,
  ])
}

const keyOf = ([lon, lat]: LonLat): string => `${toLattice(lon)},${toLattice(lat)}`

/** An outline with the points put into every stretch of it that runs from one end to the other; null where it has none of them. */
export function withEdgePoints(outline: MultiPolygonCoordinates, points: readonly EdgePoints[]): MultiPolygonCoordinates | null {
  const through = new Map<string, readonly LonLat[]>()
  for (const { from, to, through: between } of points) {
    through.set(`${keyOf(from)} ${keyOf(to)}`, between)
    through.set(`${keyOf(to)} ${keyOf(from)}`, between.toReversed())
  }
  let isOther = false
  const widened = outline.map((rings) =>
    rings.map((ring) =>
      ring.flatMap((point, index) => {
        const between = index === 0 ? undefined : through.get(`${keyOf(ring[index - 1])} ${keyOf(point)}`)
        if (!between) return [point]
        isOther = true
        return [...between, point]
      }),
    ),
  )
  return isOther ? widened : null
}
