import { unassignedIn } from '../../topology/edit/division-map.ts'
import { giveRegion } from '../../topology/edit/draft/give-region.ts'
import { outlineLines } from '../../topology/edit/draft/outline-lines.ts'
import { refuse } from '../../topology/edit/edit-result.ts'
import { moveUnder } from '../naming/recode-under.ts'
import { beginDraft, finishDraft, type PlanDraft, refusal, withUnitParents } from '../plan-draft.ts'
import { childrenOf } from '../plan-state.ts'
import type { OperationResult, OverlayUnit, PlanDivision, PlanOperation, PlanRefusal, PlanState } from '../plan-types.ts'
import { editSiblings } from './edit-siblings.ts'
import { fromEdit, openForChildren, siblings } from './relabel.ts'

/**
 * Gives units to another division: children of divisions of its level change their parent, with all below them, and the parents' borders follow; units that only lie in divisions
 * (compounds, buildings) take their ground along. Nobody may be left without ground or without its last child.
 */
export function reassign(state: PlanState, operation: Extract<PlanOperation, { op: 'reassign' }>): OperationResult {
  const { to } = operation
  const ids = [...new Set(operation.unitIds)]
  const target = state.divisions.get(to)
  if (!target) return refusal('unknown_division', [to])
  const unknown = ids.filter((id) => !state.divisions.has(id) && !state.units.has(id))
  if (unknown.length > 0) return refusal('unknown_unit', unknown)
  const children = ids.flatMap((id) => state.divisions.get(id) ?? [])
  const overlays = ids.flatMap((id) => state.units.get(id) ?? [])
  const moved = moveChildren(beginDraft(state), children, target)
  if (!moved.ok) return moved
  const carried = overlays.length === 0 ? moved : carryUnits(moved.draft, overlays, to)
  return carried.ok ? finishDraft(carried.draft, { ...operation, unitIds: ids }) : carried
}

type Moved = { ok: true; draft: PlanDraft } | PlanRefusal

function moveChildren(draft: PlanDraft, children: readonly PlanDivision[], target: PlanDivision): Moved {
  const { state } = draft
  const stray = children.filter(
    ({ id, parentId }) => id === target.id || parentId === null || state.divisions.get(parentId)?.level !== target.level,
  )
  if (stray.length > 0) return refusal('wrong_level', [...stray.map(({ id }) => id), target.id])
  const mixed = children.filter(({ level }) => level !== children[0].level)
  if (mixed.length > 0) return refusal('different_levels', [children[0].id, ...mixed.map(({ id }) => id)])
  const [present] = childrenOf(state, target.id)
  if (present && children.length > 0 && state.divisions.get(present)!.level !== children[0].level)
    return refusal('different_levels', [children[0].id, present])
  const going = children.filter(({ parentId }) => parentId !== target.id)
  if (children.length > 0 && going.length === 0) return refusal('no_change', [target.id])
  for (const parentId of new Set(going.map((child) => child.parentId!))) {
    const left = childrenOf(state, parentId).filter((id) => !going.some((child) => child.id === id))
    if (left.length === 0)
      return refusal('last_child', [parentId, ...going.filter((child) => child.parentId === parentId).map(({ id }) => id)])
  }
  if (going.length > 0) draft = openForChildren(draft, target.id)
  for (const { id } of going) draft = moveUnder(draft, id, target.id)
  return { ok: true, draft }
}

/** Units take their ground along, but not that of other parents' children. */
function carryUnits(draft: PlanDraft, units: readonly OverlayUnit[], to: string): Moved {
  const family = siblings(draft.state, [to])
  if (!family.ok) return family
  const border = outlineLines(units.map(({ id, geometry }) => ({ id, geometry })))
  if (!border.ok) return fromEdit(border)
  const own = new Set([...childrenOf(draft.state, family.parentId), unassignedIn(family.parentId), '#unassigned'])
  const edited = editSiblings(draft, family.parentId, (map) =>
    giveRegion(map, border.lines, to, (inside) => {
      const others = inside.filter(({ face }) => !own.has(face))
      if (others.length > 0)
        return refuse(
          'parent_edge',
          others.flatMap(({ rings }) => rings[0].xy.slice(0, 2)),
          others.map(({ face }) => face),
        )
      return () => true
    }),
  )
  if (!edited.ok && edited.reason !== 'no_change') return edited
  return { ok: true, draft: withUnitParents(edited.ok ? edited.draft : draft, new Map(units.map(({ id }) => [id, to]))) }
}
