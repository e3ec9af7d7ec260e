import { createUnionFind } from '../../union-find.ts'
import type { AtomMap } from '../atoms/ground-types.ts'

/**
 * Ground where nobody lives, cut off from all that is divided by water or by divisions that stay: it goes with the present division that it is a part of, though nobody gets there from it.
 * Answers the same map with these borders open. Linear in the edges.
 */
export function attachEmptyGround(map: AtomMap, stayingIds: ReadonlySet<string>): AtomMap {
  const { atoms, edges } = map
  const stays = atoms.map(({ gridId }) => gridId !== null && stayingIds.has(gridId))
  const joined = createUnionFind(atoms.length)
  for (const { left, right, isPassable } of edges)
    if (isPassable && left >= 0 && right >= 0 && !stays[left] && !stays[right]) joined.join(left, right)
  const people = new Float64Array(atoms.length)
  atoms.forEach(({ households, population }, atom) => {
    people[joined.root(atom)] += households + population
  })
  const isEmpty = (atom: number): boolean => !stays[atom] && people[joined.root(atom)] === 0
  return {
    atoms,
    edges: edges.map((edge) => {
      const { left, right, isPassable } = edge
      if (isPassable || left < 0 || right < 0 || atoms[left].gridId !== atoms[right].gridId) return edge
      return isEmpty(left) || isEmpty(right) ? { ...edge, isPassable: true } : edge
    }),
  }
}
