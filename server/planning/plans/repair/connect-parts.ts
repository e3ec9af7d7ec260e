import { sharedBorderMeters } from '../../geodesy/shared-border.ts'
import { createLeastFirst } from '../../least-first.ts'
import type { RepairProposal } from '../check-types.ts'
import { childrenOf, outlineOfDivision } from '../plan-state.ts'
import type { PlanState } from '../plan-types.ts'
import type { AtomMap } from './atom-map.ts'
import { childAtoms } from './child-atoms.ts'
import { peopleMoved } from './people-moved.ts'
import type { GroundPart } from './repair-parts.ts'
import { partsOf, tryRepair } from './try-repair.ts'
import { unitAtoms } from './unit-atoms.ts'

/** Every unit on a way costs so much beside its people, so that of equal ways the shorter is taken. */
const peopleAUnit = 1e-3

/**
 * Connects the parts of a division through units of its siblings: from the part with most people, again and again, the way (Dijkstra, by people on it) to the nearest part that is still apart. Null where there is no way, or a
 * sibling would lose all or fall apart.
 */
export function connectParts(state: PlanState, id: string, parts: readonly GroundPart[]): RepairProposal | null {
  const { parentId } = state.divisions.get(id)!
  const atomMap = childrenOf(state, id).length > 0 ? childAtoms(state, parentId!) : unitAtoms(state, parentId!)
  const { atoms } = atomMap
  // Units of others that lie beside each part.
  const beside = parts.map(({ geometry }) => unitsBeside(state, atomMap, id, geometry))
  const taken = new Set<number>()
  const apart = new Set(parts.keys())
  apart.delete(0)
  while (apart.size > 0) {
    const starts = new Set(parts.flatMap((_, part) => (apart.has(part) ? [] : [...beside[part]])))
    for (const atom of taken) for (const other of atomMap.beside(atom)) if (atoms[other].owner !== id) starts.add(other)
    const way = wayTo(atomMap, id, starts, taken, (atom) => [...apart].find((part) => beside[part].has(atom)) ?? null)
    if (!way) return null
    for (const atom of way) {
      taken.add(atom)
      for (const part of [...apart]) if (beside[part].has(atom)) apart.delete(part)
    }
  }
  const unitIds = [...taken].map((atom) => atoms[atom].id).sort()
  const operations = [{ op: 'reassign' as const, unitIds, to: id }]
  const after = tryRepair(state, operations, [id, ...[...taken].map((atom) => atoms[atom].owner)])
  if (!after || partsOf(after, id) > 1) return null
  return { operations, moved: peopleMoved(state, after, id) }
}

/** The units with the fewest people that lead from some units to one that `arrives`; in order from its end. */
function wayTo(
  { atoms, beside }: AtomMap,
  id: string,
  starts: ReadonlySet<number>,
  taken: ReadonlySet<number>,
  arrives: (atom: number) => number | null,
): number[] | null {
  const queue = createLeastFirst<{ atom: number; from: number | null; people: number }, string>()
  const costOf = (atom: number): number => (taken.has(atom) ? 0 : atoms[atom].counts.population + peopleAUnit)
  const cameFrom = new Map<number, number | null>()
  const push = (atom: number, from: number | null, before: number): void => {
    const people = before + costOf(atom)
    queue.push({ atom, from, people }, people, atoms[atom].id)
  }
  for (const atom of starts) push(atom, null, 0)
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { atom, from, people } = next
    if (cameFrom.has(atom)) continue
    cameFrom.set(atom, from)
    if (arrives(atom) !== null) {
      const way: number[] = []
      for (let at: number | null = atom; at !== null; at = cameFrom.get(at)!) way.push(at)
      return way
    }
    for (const other of beside(atom)) if (atoms[other].owner !== id && !cameFrom.has(other)) push(other, atom, people)
  }
  return null
}

function unitsBeside(state: PlanState, { atoms, touching }: AtomMap, id: string, geometry: GroundPart['geometry']): Set<number> {
  const near = atoms.flatMap(({ owner }, atom) => (owner !== id && touching(atom).has(id) ? [atom] : []))
  const meters = sharedBorderMeters(
    geometry,
    near.map((atom) => state.units.get(atoms[atom].id)?.geometry ?? outlineOfDivision(state, atoms[atom].id)),
  )
  return new Set(near.filter((_, i) => meters[i] > 0))
}
