import { unassignedIn } from '../../topology/edit/division-map.ts'
import type { DiffDivision } from '../diff-types.ts'
import { rimOf, squareMetersInside } from '../measure/measure-ground.ts'
import { countsOf, facesOf } from '../plan-state.ts'
import type { Counts, PlanDivision, PlanState } from '../plan-types.ts'

/** Households, people and buildings of every division, each face added to those above it once. */
export function countAll(state: PlanState): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  const count = (id: string): Counts => {
    const own = { households: 0, population: 0, buildings: 0 }
    const children = state.children.get(id) ?? []
    const free = children.length > 0 ? state.people.get(unassignedIn(id)) : state.people.get(id)
    for (const part of [...children.map(count), ...(free ? [free] : [])]) {
      own.households += part.households
      own.population += part.population
      own.buildings += part.buildings
    }
    counts.set(id, own)
    return own
  }
  count(state.scopeId)
  for (const id of state.divisions.keys()) if (!counts.has(id)) counts.set(id, countsOf(state, id))
  return counts
}

/** A division as one side of a difference. */
export function diffDivision(
  state: PlanState,
  { id, code, name, level, kind, parentId }: PlanDivision,
  counts: Counts,
): DiffDivision {
  const { households, population, buildings } = counts
  const areaSquareMeters = squareMetersInside(rimOf(state.map, facesOf(state, id)))
  return { id, code, name, level, kind, parentId, households, population, buildings, areaSquareMeters }
}
