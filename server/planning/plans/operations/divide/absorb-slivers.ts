import { giveRegion } from '../../../topology/edit/draft/give-region.ts'
import { type FaceRing, polygonsOf } from '../../../topology/edit/face-polygons.ts'
import { type PlanDraft, withGround } from '../../plan-draft.ts'
import type { Arc, FaceId } from '../../plan-types.ts'

/** Ground is a sliver where it is no wider than so many steps of the lattice, on average. */
const widestSteps = 2

/** Gives slivers of free land, which rounding leaves between borders that run along each other, to those of some divisions that they share most border with. */
export function absorbSlivers(draft: PlanDraft, free: FaceId, among: ReadonlySet<FaceId>): PlanDraft {
  const arcs = draft.state.map.faces.get(free)
  if (!arcs) return draft
  for (const rings of polygonsOf(arcs, free)) {
    const to = neighbourOf(rings, arcs, among)
    if (to === null || !isSliver(rings)) continue
    const given = giveRegion(
      draft.state.map,
      rings.map(({ xy }) => xy),
      to,
      () =>
        ({ face }) =>
          face === free,
    )
    if (given.ok) draft = withGround(draft, given)
  }
  return draft
}

function isSliver(rings: readonly FaceRing[]): boolean {
  let [doubleArea, rim] = [0, 0]
  for (const ring of rings) {
    doubleArea += ring.doubleArea
    for (let i = 2; i < ring.xy.length; i += 2)
      rim += Math.max(Math.abs(ring.xy[i] - ring.xy[i - 2]), Math.abs(ring.xy[i + 1] - ring.xy[i - 1]))
  }
  // A strip as long as half its rim.
  return doubleArea <= widestSteps * rim
}

/** The one of some divisions with which a polygon's rings share most border; null: none. */
function neighbourOf(rings: readonly FaceRing[], arcs: readonly Arc[], among: ReadonlySet<FaceId>): FaceId | null {
  const shared = new Map<FaceId, number>()
  for (const { sides } of rings)
    for (const side of sides) {
      const { xy, left, right } = arcs[side >> 1]
      const beyond = side & 1 ? left : right
      if (among.has(beyond)) shared.set(beyond, (shared.get(beyond) ?? 0) + lengthOf(xy))
    }
  return [...shared].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0] ?? null
}

function lengthOf(xy: ArrayLike<number>): number {
  let length = 0
  for (let i = 2; i < xy.length; i += 2) length += Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1])
  return length
}
