import type { PlanDivision } from './plan-types.ts'

/** The order of siblings: by code, then by id. */
export function byCode(a: PlanDivision, b: PlanDivision): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : a.id < b.id ? -1 : 1
}

/** The children of every division, in order of their codes, then ids. */
export function childrenByCode(divisions: ReadonlyMap<string, PlanDivision>): Map<string, string[]> {
  const children = new Map<string, PlanDivision[]>()
  for (const division of divisions.values()) {
    if (division.parentId === null || !divisions.has(division.parentId)) continue
    const siblings = children.get(division.parentId)
    if (siblings) siblings.push(division)
    else children.set(division.parentId, [division])
  }
  return new Map([...children].map(([parent, list]) => [parent, list.sort(byCode).map(({ id }) => id)]))
}
