import type { FaceId } from '../../topology/edit/division-map.ts'
import { lineMeters } from '../../topology/edit/draft/snap-to-border.ts'
import { type ChildUnit, proposeChildren } from '../../topology/edit/operations/propose-children.ts'
import { moveUnder } from '../naming/recode-under.ts'
import type { PlanDraft } from '../plan-draft.ts'
import { childrenOf, facesOf, outlineOfDivision } from '../plan-state.ts'
import type { PlanState, RedrawnPart } from '../plan-types.ts'
import { placesOf } from './propose-sides.ts'

/**
 * Where divisions were redrawn, what lies below them and beyond their new border comes to the division of its own side that it has the longest border with, level by level down; where there is none, it
 * stays. So a cut through towns takes villages to the town, and groups to the village, on their side. `hosts` are those to begin with: the redrawn divisions, or their children where these are placed already.
 */
export function moveAcross(draft: PlanDraft, parts: readonly RedrawnPart[], hosts: readonly (readonly string[])[]): PlanDraft {
  let level = hosts
  while (level.some((ids) => ids.length > 0)) {
    const below = level.map((ids) => ids.flatMap((id) => [...childrenOf(draft.state, id)]))
    const next: string[][] = parts.map(() => [])
    for (const side of parts.keys()) {
      const { state } = draft
      const asked = below[side].map(
        (id): ChildUnit => ({ id, geometry: outlineOfDivision(state, id), places: placesOf(state, id) }),
      )
      for (const { id, to } of proposeChildren(parts, asked)) {
        const beyond = parts.findIndex((part) => part.id === to)
        const isOnlyChild = childrenOf(draft.state, draft.state.divisions.get(id)!.parentId!).length === 1
        const host = beyond === -1 || beyond === side || isOnlyChild ? null : longestNeighbour(draft.state, id, level[beyond])
        if (host) draft = moveUnder(draft, id, host)
        next[host ? beyond : side].push(id)
      }
    }
    level = next
  }
  return draft
}

/** Of some divisions with children of its level, the one that a division has the longest border with. */
function longestNeighbour(state: PlanState, id: string, hosts: readonly string[]): string | null {
  const { level } = state.divisions.get(id)!
  const hostOf = new Map<FaceId, string>()
  for (const host of hosts) {
    const [first] = childrenOf(state, host)
    if (first && state.divisions.get(first)!.level === level) for (const face of facesOf(state, host)) hostOf.set(face, host)
  }
  const meters = new Map<string, number>()
  for (const face of facesOf(state, id)) {
    for (const { left, right, xy } of state.map.faces.get(face) ?? []) {
      const host = hostOf.get(left === face ? right : left)
      if (host) meters.set(host, (meters.get(host) ?? 0) + lineMeters([...xy]))
    }
  }
  return [...meters].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null
}
