import { type ChildUnit, proposeChildren } from '../../topology/edit/operations/propose-children.ts'
import { refusal } from '../plan-draft.ts'
import { childrenOf, facesOf, outlineOfDivision, withAncestors } from '../plan-state.ts'
import type { PlanRefusal, PlanState, RedrawnPart, Side } from '../plan-types.ts'

/** Where children and units of a divided division go: as asked, else where most of their people are, without people most of their ground. What was asked of divisions further below is among the answer. */
export function proposeSides(
  state: PlanState,
  divisionId: string,
  parts: readonly [RedrawnPart, RedrawnPart],
  asked: Readonly<Record<string, Side>>,
): { ok: true; sides: Map<string, Side> } | PlanRefusal {
  const children = childrenOf(state, divisionId)
  const units = [...state.units.values()].filter(({ parentId }) => parentId === divisionId)
  const known = new Set([...children, ...units.map(({ id }) => id)])
  const isBelow = (id: string): boolean => id !== divisionId && withAncestors(state, id).some((above) => above.id === divisionId)
  const strangers = Object.keys(asked).filter((id) => !known.has(id) && !isBelow(id))
  if (strangers.length > 0) return refusal('unknown_unit', strangers)
  const open = [
    ...children.map((id): ChildUnit => ({ id, geometry: outlineOfDivision(state, id), places: placesOf(state, id) })),
    ...units.map(({ id, geometry }): ChildUnit => ({ id, geometry })),
  ].filter(({ id }) => !(id in asked))
  const sides = new Map(Object.entries(asked))
  for (const { id, to } of proposeChildren(parts, open)) sides.set(id, to === parts[1].id ? 'right' : 'left')
  return { ok: true, sides: new Map([...sides].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** The places of a division, with their people. */
export function placesOf(state: PlanState, id: string): { at: [number, number]; people: number }[] {
  const { lon, lat, population } = state.places
  return facesOf(state, id).flatMap((face) =>
    Array.from(state.people.get(face)?.places ?? [], (place) => ({
      at: [lon[place], lat[place]] as [number, number],
      people: population[place],
    })),
  )
}
