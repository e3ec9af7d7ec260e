import type { LineageChange } from '../../types.ts'
import type { Move } from '../diff-types.ts'
import type { LineageLink, PlanState } from '../plan-types.ts'
import { compareIds } from './compare-ids.ts'
import { levelMoves } from './level-moves.ts'

/**
 * Who came from whom, on every level: a link for all ground or people, beyond the noise of the lattice, that go from one division to another, and one from a division to itself where its name
 * or code changed. An ended division goes to all that got of it: `split` where it falls into new ones, `merge` where it goes into one that lives on or that others made too. A new
 * division that others gave ground to and lived on was `split` from them. Between two that live on the border moved: `rebound`. In order of ids.
 */
export function lineageOf(before: PlanState, after: PlanState): LineageLink[] {
  return lineageOfMoves(before, after, levelMoves(before, after))
}

/** The same from moves that are known already. */
export function lineageOfMoves(before: PlanState, after: PlanState, moves: readonly Move[]): LineageLink[] {
  const links: LineageLink[] = []
  const passed = moves.filter(({ fromId, toId }) => fromId !== null && toId !== null) as (Move & {
    fromId: string
    toId: string
  })[]
  const predecessors = new Map<string, number>()
  for (const { toId } of passed) predecessors.set(toId, (predecessors.get(toId) ?? 0) + 1)
  const successors = new Map<string, number>()
  for (const { fromId } of passed) successors.set(fromId, (successors.get(fromId) ?? 0) + 1)
  const changeOf = (fromId: string, toId: string): LineageChange => {
    const livesOn = after.divisions.has(fromId)
    if (before.divisions.has(toId)) return livesOn ? 'rebound' : 'merge'
    if (livesOn) return 'split'
    if (predecessors.get(toId)! > 1) return 'merge'
    // The same ground under another id: a new name for it.
    return successors.get(fromId)! > 1 ? 'split' : 'rename'
  }
  for (const { fromId, toId } of passed) links.push({ predecessorId: fromId, successorId: toId, change: changeOf(fromId, toId) })
  for (const [id, division] of before.divisions) {
    const now = after.divisions.get(id)
    if (now && (now.name !== division.name || now.code !== division.code))
      links.push({ predecessorId: id, successorId: id, change: 'rename' })
  }
  return links.sort((a, b) => compareIds(a.predecessorId, b.predecessorId) || compareIds(a.successorId, b.successorId))
}
