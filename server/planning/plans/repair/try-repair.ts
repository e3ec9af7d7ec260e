import { applyOperations } from '../apply-operation.ts'
import { measureGround } from '../measure/measure-ground.ts'
import { facesOf } from '../plan-state.ts'
import type { PlanOperation, PlanState } from '../plan-types.ts'

/** Does operations to see what comes of them; null where they are refused, or leave one of some divisions in more parts than before. Repairs make no divisions. */
export function tryRepair(state: PlanState, operations: readonly PlanOperation[], ids: Iterable<string>): PlanState | null {
  const done = applyOperations(state, operations, () => {
    throw new Error('got an operation that makes a division when expected none')
  })
  if (!done.ok) return null
  for (const id of ids) if (partsOf(done.state, id) > partsOf(state, id)) return null
  return done.state
}

export function partsOf(state: PlanState, id: string): number {
  return measureGround(state.map, facesOf(state, id))?.parts.length ?? 0
}
