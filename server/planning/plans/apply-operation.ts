import { giveCode, rename } from './operations/attributes.ts'
import { create } from './operations/create.ts'
import { merge } from './operations/merge.ts'
import { editPoint } from './operations/points.ts'
import { reassign } from './operations/reassign.ts'
import { paint, reshape } from './operations/redraw.ts'
import { retire } from './operations/retire.ts'
import { split } from './operations/split.ts'
import type { OperationResult, PlanChange, PlanOperation, PlanRefusal, PlanState } from './plan-types.ts'
import { settleUnits } from './settle-units.ts'

/** Makes the ids that an operation leaves open. */
export type IdMaker = () => string

/** Does one operation, or says why not and where; the state stays as it is. */
export function applyOperation(state: PlanState, operation: PlanOperation, newId: IdMaker): OperationResult {
  const done = operate(state, operation, newId)
  return done.ok ? settleUnits(state, done) : done
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
