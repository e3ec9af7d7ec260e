import type { FaceId } from '../../topology/edit/division-map.ts'
import { childrenOf, countsOfFaces, facesOf } from '../plan-state.ts'
import type { PlanState } from '../plan-types.ts'
import type { Atom, AtomMap } from './atom-map.ts'

/** The children of all divisions of one parent as units that may change their division. Linear in the faces' borders. */
export function childAtoms(state: PlanState, parentId: string): AtomMap {
  const atoms: Atom[] = []
  const atomOf = new Map<FaceId, number>()
  for (const owner of childrenOf(state, parentId)) {
    for (const id of childrenOf(state, owner)) {
      const faces = facesOf(state, id)
      for (const face of faces) atomOf.set(face, atoms.length)
      atoms.push({ id, owner, counts: countsOfFaces(state, faces) })
    }
  }
  const beside = atoms.map(() => new Set<number>())
  for (const [face, atom] of atomOf) {
    for (const { left, right } of state.map.faces.get(face) ?? []) {
      const other = atomOf.get(left === face ? right : left)
      if (other !== undefined && other !== atom) beside[atom].add(other)
    }
  }
  const lists = beside.map((others) => [...others].sort((a, b) => a - b))
  const touching = lists.map(
    (others, atom) => new Set(others.map((other) => atoms[other].owner).filter((owner) => owner !== atoms[atom].owner)),
  )
  const members = new Map<string, number[]>()
  atoms.forEach(({ owner }, atom) => {
    const own = members.get(owner)
    if (own) own.push(atom)
    else members.set(owner, [atom])
  })
  const known = new Map<string, number>()
  const groupsBefore = (owner: string): number => {
    if (!known.has(owner)) known.set(owner, groupsOf(members.get(owner)!, lists))
    return known.get(owner)!
  }
  return {
    atoms,
    touching: (atom) => touching[atom],
    beside: (atom) => lists[atom],
    staysWhole: (owner, without) => {
      const left = members.get(owner)!.filter((atom) => !without.has(atom))
      return left.length > 0 && groupsOf(left, lists) <= groupsBefore(owner)
    },
  }
}

/** In how many groups some units hang together. */
function groupsOf(members: readonly number[], beside: readonly (readonly number[])[]): number {
  const left = new Set(members)
  let groups = 0
  for (const first of members) {
    if (!left.delete(first)) continue
    groups++
    const reached = [first]
    for (const atom of reached) for (const other of beside[atom]) if (left.delete(other)) reached.push(other)
  }
  return groups
}
