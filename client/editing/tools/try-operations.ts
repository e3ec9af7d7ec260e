import { applyOperations } from '#planning/plans/apply-operation'
import { divisionAtLevel } from '#planning/plans/plan-state'
import type { PlanChange, PlanOperation, PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel } from '#planning/types'
import { canDraw } from '../../state/plans/can-draw.ts'
import { stateNow } from '../../state/plans/plan-desk.ts'
import { newId } from '../../state/plans/send-strokes.ts'
import { type EditorRefusal, editor, type Preview } from '../editor.ts'
import { figuresOf } from '../figures/figures-of.ts'

export type Tried = { ok: true; preview: Preview } | { ok: false; refusal: EditorRefusal }

/** Tries operations on the plan as it is, without doing them; a locked division may not change. */
export function tryOperations(operations: readonly PlanOperation[]): Tried {
  const before = stateNow()
  const { level, locked } = editor.get()
  if (before === null || level === null) throw new Error('got no plan when expected an open one')
  if (!canDraw()) return { ok: false, refusal: { reason: 'read_only', at: [], ids: [] } }
  const done = applyOperations(before, operations, newId)
  if (!done.ok) return { ok: false, refusal: { reason: done.reason, at: done.at, ids: done.ids } }
  const touched = touchedOfLevel(before, done.state, done.changes, level)
  const held = touched.filter((id) => locked.has(id))
  if (held.length > 0) return { ok: false, refusal: { reason: 'locked', at: [], ids: held } }
  return {
    ok: true,
    preview: { before, state: done.state, changes: done.changes, operations: done.operations, touched },
  }
}

/** Divisions of a level whose ground, name, code or parent changes, those that come to be first, then those that gain most people. A neighbour that only gets a point more is none of them. */
export function touchedOfLevel(
  before: PlanState,
  after: PlanState,
  changes: readonly PlanChange[],
  level: DivisionLevel,
): string[] {
  const ids = changes.flatMap(({ ground, divisions }) => [
    ...ground.flatMap(({ patch: { faces } }) => [...faces.added, ...faces.removed, ...faces.changed]),
    ...divisions.flatMap((change) => idsOf(change)),
  ])
  const found = new Set<string>()
  for (const id of new Set(ids)) {
    for (const state of [after, before]) {
      const own = divisionAtLevel(state, id, level)
      if (own) found.add(own.id)
    }
  }
  const gainOf = (id: string): number => peopleIn(after, id) - peopleIn(before, id) || groundOf(after, id) - groundOf(before, id)
  return [...found]
    .filter((id) => isChanged(before, after, id))
    .sort(
      (a, b) => Number(before.divisions.has(a)) - Number(before.divisions.has(b)) || gainOf(b) - gainOf(a) || (a < b ? -1 : 1),
    )
}

const peopleIn = (state: PlanState, id: string): number => (state.divisions.has(id) ? figuresOf(state, id).population : 0)

const groundOf = (state: PlanState, id: string): number => (state.divisions.has(id) ? figuresOf(state, id).squareMeters : 0)

/** Less ground than this is what drawing on a lattice leaves over. */
const leastSquareMeters = 1

/** Whether a division is seen to be another: not one whose neighbour's border got a point in its own. */
function isChanged(before: PlanState, after: PlanState, id: string): boolean {
  if (before.divisions.get(id) !== after.divisions.get(id)) return true
  const [was, is] = [figuresOf(before, id), figuresOf(after, id)]
  return was.population !== is.population || Math.abs(was.squareMeters - is.squareMeters) > leastSquareMeters
}

/** A changed division, and where it goes from one parent to another, both. */
function idsOf({ before, after }: PlanChange['divisions'][number]): string[] {
  const own = (before ?? after)!.id
  const parents = [before?.parentId, after?.parentId].filter((id) => typeof id === 'string')
  return before?.parentId === after?.parentId ? [own] : [own, ...parents]
}

/** Shows what operations would do, or why they cannot be done. */
export function showTrial(operations: readonly PlanOperation[]): boolean {
  const tried = tryOperations(operations)
  if (tried.ok) editor.set({ preview: tried.preview, refusal: null })
  else editor.set({ preview: null, refusal: tried.refusal })
  return tried.ok
}
