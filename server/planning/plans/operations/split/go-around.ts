import { coverOutlines } from '../../../topology/edit/cover-outlines.ts'
import { polygonsOf } from '../../../topology/edit/face-polygons.ts'
import { lonLatsOf, outlineOfDivision, withAncestors } from '../../plan-state.ts'
import type { PlanState, RedrawnPart, Side } from '../../plan-types.ts'

/**
 * The two parts of a divided division with the line led around some divisions below: all ground of each is the part's of its side, of one inside another what is said of the
 * smaller. Null where a part would have no ground left. O(n log n) in the points.
 */
export function goAround(
  state: PlanState,
  parts: readonly [RedrawnPart, RedrawnPart],
  sides: ReadonlyMap<string, Side>,
): [RedrawnPart, RedrawnPart] | null {
  if (sides.size === 0) return [...parts]
  const depthOf = (id: string): number => withAncestors(state, id).length
  const ids = [...sides.keys()].sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))
  const { arcs, faces } = coverOutlines([
    ...parts.map(({ geometry }) => geometry),
    ...ids.map((id) => outlineOfDivision(state, id)),
  ])
  const sideOf = faces.map(({ outlines }): Side | 'out' => {
    const last = outlines.at(-1)
    if (last === undefined) return 'out'
    return last > 1 ? sides.get(ids[last - 2])! : last === 0 ? 'left' : 'right'
  })
  const rims = arcs
    .map(({ xy, left, right }) => ({ xy, left: sideOf[left], right: sideOf[right] }))
    .filter(({ left, right }) => left !== right)
  const around = (['left', 'right'] as const).map((side, i): RedrawnPart => {
    return { id: parts[i].id, geometry: polygonsOf(rims, side).map((rings) => rings.map(lonLatsOf)) }
  })
  return around.some(({ geometry }) => geometry.length === 0) ? null : [around[0], around[1]]
}

/** The side whose part a division lies under. */
export function sideUnder(state: PlanState, parts: readonly [RedrawnPart, RedrawnPart], id: string): Side {
  return withAncestors(state, id).some((division) => division.id === parts[1].id) ? 'right' : 'left'
}
