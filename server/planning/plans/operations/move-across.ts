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
 * stays. So a cut through towns takes villages to the town, and groups to the village, on their side. `hosts` are those to begin with: the redrawn divisions, or their children where these are placed already;
 * `asked`: divisions that go to a part (by number) whatever ground they lie on.
 */
export function moveAcross(
  draft: PlanDraft,
  parts: readonly RedrawnPart[],
  hosts: readonly (readonly string[])[],
  asked: ReadonlyMap<string, number> = new Map(),
): PlanDraft {
  let level = hosts
  while (level.some((ids) => ids.length > 0)) {
    const below = level.map((ids) => ids.flatMap((id) => [...childrenOf(draft.state, id)]))
    const next: string[][] = parts.map(() => [])
    for (const side of parts.keys()) {
      const { state } = draft
      const units = below[side].map(
        (id): ChildUnit => ({ id, geometry: outlineOfDivision(state, id), places: placesOf(state, id) }),
      )
      for (const { id, to } of proposeChildren(parts, units)) {
        const beyond = asked.get(id) ?? parts.findIndex((part) => part.id === to)
        const isOnlyChild = childrenOf(draft.state, draft.state.divisions.get(id)!.parentId!).length === 1
        const host =
          beyond === -1 || beyond === side || isOnlyChild
            ? null
            : longestNeighbour(
                draft.state,
                id,
                level[beyond].filter((division) => hasChildrenLike(draft.state, division, id)),
              )
        if (host) draft = moveUnder(draft, id, host)
        next[host ? beyond : side].push(id)
      }
    }
    level = next
  }
  return draft
}

function hasChildrenLike(state: PlanState, host: string, id: string): boolean {
  const [first] = childrenOf(state, host)
  return first !== undefined && state.divisions.get(first)!.level === state.divisions.get(id)!.level
}

/** Of some divisions, the one that a division has the longest border with; null where it touches none. */
export function longestNeighbour(state: PlanState, id: string, hosts: readonly string[]): string | null {
  const hostOf = new Map<FaceId, string>()
  for (const host of hosts) for (const face of facesOf(state, host)) hostOf.set(face, host)
  const meters = new Map<string, number>()
  for (const face of facesOf(state, id)) {
    for (const { left, right, xy } of state.map.faces.get(face) ?? []) {
      const host = hostOf.get(left === face ? right : left)
      if (host) meters.set(host, (meters.get(host) ?? 0) + lineMeters([...xy]))
    }
  }
  return [...meters].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null
}
