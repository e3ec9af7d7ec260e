import { interiorPoint } from '../geodesy/interior-point.ts'
import { isUnassigned, unassigned } from '../topology/edit/division-map.ts'
import { outlineOf } from '../topology/edit/outline-of.ts'
import { giveCode, rename } from './operations/attributes.ts'
import { create } from './operations/create.ts'
import { divide } from './operations/divide/divide.ts'
import { merge } from './operations/merge.ts'
import { editPoint } from './operations/points.ts'
import { reassign } from './operations/reassign.ts'
import { paint, reshape } from './operations/redraw.ts'
import { retire } from './operations/retire.ts'
import { split } from './operations/split/split.ts'
import { refusal } from './plan-draft.ts'
import { outlineOfDivision } from './plan-state.ts'
import type { IdMaker, OperationResult, PlanChange, PlanOperation, PlanRefusal, PlanState } from './plan-types.ts'
import { settleUnits } from './settle-units.ts'

/** Does one operation, or says why not and where; the state stays as it is. */
export function applyOperation(state: PlanState, operation: PlanOperation, newId: IdMaker): OperationResult {
  const done = operate(state, operation, newId)
  if (!done.ok) return placed(state, done)
  // Ground that rounding left to nobody: the lattice cannot tell the new border from an old one there.
  if (done.state.map.faces.has(unassigned))
    return refusal(
      'meets_border',
      [],
      outlineOf(done.state.map, unassigned).map(([[at]]) => at),
    )
  return settleUnits(state, done)
}

/** A refusal with a place: where it names divisions only, the middle of each. */
function placed(state: PlanState, refused: PlanRefusal): PlanRefusal {
  if (refused.at.length > 0) return refused
  const outlines = refused.ids.map((id) =>
    isUnassigned(id) ? outlineOf(state.map, id) : (state.units.get(id)?.geometry ?? outlineOfDivision(state, id)),
  )
  return { ...refused, at: outlines.filter((outline) => outline.length > 0).map(interiorPoint) }
}

function operate(state: PlanState, operation: PlanOperation, newId: IdMaker): OperationResult {
  switch (operation.op) {
    case 'split':
      return split(state, operation, newId)
    case 'merge':
      return merge(state, operation)
    case 'reshape':
      return reshape(state, operation)
    case 'reassign':
      return reassign(state, operation)
    case 'create':
      return create(state, operation, newId)
    case 'divide':
      return divide(state, operation, newId)
    case 'retire':
      return retire(state, operation)
    case 'rename':
      return rename(state, operation)
    case 'recode':
      return giveCode(state, operation)
    case 'paint':
      return paint(state, operation)
    default:
      return editPoint(state, operation)
  }
}

/** Does all operations one after the other, or none; a refusal says which. `operations` come back with everything chosen (ids, codes, names, sides), so that they can be done again to the letter. */
export function applyOperations(
  state: PlanState,
  operations: readonly PlanOperation[],
  newId: IdMaker,
): { ok: true; state: PlanState; changes: PlanChange[]; operations: PlanOperation[] } | (PlanRefusal & { index: number }) {
  const changes: PlanChange[] = []
  const done: PlanOperation[] = []
  let next = state
  for (const [index, operation] of operations.entries()) {
    const result = applyOperation(next, operation, newId)
    if (!result.ok) return { ...result, index }
    next = result.state
    changes.push(result.change)
    done.push(result.operation)
  }
  return { ok: true, state: next, changes, operations: done }
}
