import type { PlanStepAnswer } from '#contract/plans'
import { applyChange } from '#planning/plans/apply-change'
import { childrenOf, divisionOfFace, withAncestors } from '#planning/plans/plan-state'
import type { FaceId, PlanChange, PlanState } from '#planning/plans/plan-types'
import { touchedDivisions } from '#planning/plans/touched-divisions'

/**
 * Ids of everything that changes touch, one done after the other from `before`. Not of larger divisions whose ground stays as it is, though a border
 * inside ends on theirs: else any two changes along the outer border of a county would be in each other's way.
 */
export function touchedBy(before: PlanState, changes: readonly PlanChange[], after: PlanState): string[] {
  const touched = new Set<string>()
  let now = before
  changes.forEach((change, index) => {
    const next = index === changes.length - 1 ? after : applyChange(now, change)
    const attributes = new Set(change.divisions.flatMap((one) => [one.before?.id, one.after?.id]))
    for (const id of touchedDivisions(now, next, change)) {
      const isLarger = [now, next].some((state) => childrenOf(state, id).length > 0)
      if (!isLarger || attributes.has(id) || hasOtherGround(now, next, change, id)) touched.add(id)
    }
    now = next
  })
  return [...touched].sort()
}

/** Whether a change gives a larger division ground, or takes some from it, beyond what points that lie on a border do by rounding. */
function hasOtherGround(before: PlanState, after: PlanState, { ground, divisions }: PlanChange, id: string): boolean {
  const hasMoved = divisions.some(({ before: was, after: is }) => {
    if (!was || !is || was.parentId === is.parentId) return false
    return isInside(before, was.id, id) !== isInside(after, is.id, id)
  })
  if (hasMoved) return true
  const holds = (state: PlanState, other: PlanState, face: FaceId): boolean => {
    const division = divisionOfFace(face)
    return isInside(state.divisions.has(division) ? state : other, division, id)
  }
  let [area, length] = [0, 0]
  for (const { patch } of ground) {
    const [originX, originY] = (patch.removed[0] ?? patch.added[0])?.xy ?? [0, 0]
    for (const [stretches, state, other, sign] of [
      [patch.removed, before, after, -1],
      [patch.added, after, before, 1],
    ] as const)
      for (const { xy, left, right } of stretches) {
        const [isLeft, isRight] = [holds(state, other, left), holds(state, other, right)]
        if (isLeft === isRight) continue
        for (let i = 2; i < xy.length; i += 2) {
          const [ax, ay, bx, by] = [xy[i - 2] - originX, xy[i - 1] - originY, xy[i] - originX, xy[i + 1] - originY]
          area += (isLeft ? sign : -sign) * (ax * by - ay * bx)
          length += Math.hypot(bx - ax, by - ay)
        }
      }
  }
  return Math.abs(area) / 2 > length
}

/** What became of each of the divisions and units that were touched. */
export function describeChanged(before: PlanState, after: PlanState, touched: readonly string[]): PlanStepAnswer['changed'] {
  return touched.flatMap((id) => {
    const was = before.divisions.get(id) ?? before.units.get(id)
    const is = after.divisions.get(id) ?? after.units.get(id)
    const shown = is ?? was
    if (!shown) return []
    const what = was === undefined ? 'created' : is === undefined ? 'ended' : 'changed'
    return [{ divisionId: id, code: shown.code, name: shown.name, level: shown.level, what }]
  })
}

/**
 * Ids of the divisions whose ground or attributes changes alter, and of units that get another parent; not of those whose border only got a
 * point, or another neighbour.
 */
export function alteredBy(changes: readonly PlanChange[]): Set<string> {
  const altered = new Set<string>()
  for (const { ground, divisions, units } of changes) {
    for (const { before, after } of divisions) altered.add((before ?? after)!.id)
    for (const { id } of units) altered.add(id)
    for (const { patch } of ground) {
      const { added, removed, changed } = patch.faces
      for (const face of [...added, ...removed, ...changed]) altered.add(divisionOfFace(face))
    }
  }
  return altered
}

/** Whether a division or unit lies inside another, before or after a change. */
export function isInside(state: PlanState, id: string, reachId: string): boolean {
  const inTree = state.divisions.has(id) ? id : state.units.get(id)?.parentId
  return id === reachId || (inTree !== undefined && withAncestors(state, inTree).some((division) => division.id === reachId))
}
