import { divisionOfFace, withAncestors } from './plan-state.ts'
import type { FaceId, PlanChange, PlanState } from './plan-types.ts'

/** Ids of divisions and units that a change touches: their ground, borders, attributes or parent. `before` and `after` are the states around it. In order. */
export function touchedDivisions(before: PlanState, after: PlanState, { ground, divisions, units }: PlanChange): string[] {
  const touched = new Set<string>()
  for (const { before: was, after: is } of divisions) {
    touched.add((was ?? is)!.id)
    if (was?.parentId === is?.parentId) continue
    const [one, two] = [
      was?.parentId ? withAncestors(before, was.parentId) : [],
      is?.parentId ? withAncestors(after, is.parentId) : [],
    ].map((chain) => chain.map(({ id }) => id))
    addBorders(touched, one, two)
  }
  for (const { id } of units) touched.add(id)
  const chains = new Map<FaceId, string[]>()
  const chainOf = (state: PlanState, other: PlanState, face: FaceId): string[] => {
    const id = divisionOfFace(face)
    const known = chains.get(face)
    if (known) return known
    const chain = withAncestors(state.divisions.has(id) ? state : other, id).map((division) => division.id)
    chains.set(face, chain)
    return chain
  }
  for (const { patch } of ground) {
    for (const [stretches, state, other] of [
      [patch.removed, before, after],
      [patch.added, after, before],
    ] as const) {
      chains.clear()
      for (const { left, right } of stretches) {
        const [one, two] = [chainOf(state, other, left), chainOf(state, other, right)]
        addBorders(touched, one, two)
      }
    }
  }
  return [...touched].sort()
}

/** Adds whose border lies between two chains of divisions: what both belong to has none there. */
function addBorders(touched: Set<string>, one: readonly string[], two: readonly string[]): void {
  for (const id of one) if (!two.includes(id)) touched.add(id)
  for (const id of two) if (!one.includes(id)) touched.add(id)
}
