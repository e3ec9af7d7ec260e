import type { OperationResult, PlanChange, PlanOperation, PlanRefusal, PlanState } from './plan-types.ts'

/** Chooses what an operation leaves open: ids of divisions that it makes. Same calls, same ids. */
export type IdMaker = () => string

/** Does one operation, or says why not and where; the state stays as it is. */
export function applyOperation(_state: PlanState, _operation: PlanOperation, _newId: IdMaker): OperationResult {
  throw new Error('comes with the operations')
}

/** Does all operations one after the other, or none; a refusal says which. `operations` come back with everything chosen (ids, codes, names), so that they can be done again to the letter. */
export function applyOperations(
  _state: PlanState,
  _operations: readonly PlanOperation[],
  _newId: IdMaker,
): { ok: true; state: PlanState; changes: PlanChange[]; operations: PlanOperation[] } | (PlanRefusal & { index: number }) {
  throw new Error('comes with the operations')
}
