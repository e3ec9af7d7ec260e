import type { DivisionKind, DivisionLevel } from '../types.ts'
import { noUnits, type UnitCounts, unitKindOf } from './campaign-types.ts'

/** Divisions of a part of the map by id, and how many groups lie right in each. */
export interface UnitTree {
  divisions: Map<string, { id: string; parentId: string | null; level: DivisionLevel; kind: DivisionKind }>
  groupsIn: Map<string, number>
}

/** Units of each kind in some divisions of a tree, those themselves among them; what lies in two of them counts once. Linear in the tree. */
export function countUnitsIn({ divisions, groupsIn }: UnitTree, rootIds: readonly string[]): UnitCounts {
  const counts = noUnits()
  const roots = new Set(rootIds)
  const known = new Map<string, boolean>()
  const isIn = (id: string): boolean => {
    const before = known.get(id)
    if (before !== undefined) return before
    const parentId = divisions.get(id)?.parentId ?? null
    const found = roots.has(id) || (parentId !== null && isIn(parentId))
    known.set(id, found)
    return found
  }
  for (const division of divisions.values()) {
    if (!isIn(division.id)) continue
    const kind = unitKindOf(division)
    // A group that stands for itself is among those of its village already, where that is in too.
    const isCounted =
      kind === 'group' && division.parentId !== null && divisions.has(division.parentId) && isIn(division.parentId)
    if (kind && !isCounted) counts[kind]++
    counts.group += groupsIn.get(division.id) ?? 0
  }
  return counts
}
