import type { PlanOperation, PlanRefusal } from '#planning/plans/plan-types'
import { draw, stepBack } from './desk.ts'
import { planDesk } from './plan-desk.ts'
import { newId, putOnDesk, sendStrokes } from './send-strokes.ts'

/** Does operations on the open plan as one step, here at once and at the service as soon as it can be reached; a refusal changes nothing. */
export function drawOnPlan(operations: readonly PlanOperation[], comment = ''): { ok: true } | PlanRefusal {
  const { desk } = planDesk.get()
  if (!desk) throw new Error('got no plan when expected an open one')
  const drawn = draw(desk, newId(), operations, comment, newId)
  if (!drawn.ok) return drawn
  putOnDesk({ desk: drawn.desk, lost: [] })
  void sendStrokes()
  return { ok: true }
}

/** Takes the plan's last step back, or brings it back; false where there is none. */
export function stepPlan(kind: 'undo' | 'redo'): boolean {
  const { desk } = planDesk.get()
  const stepped = desk && stepBack(desk, newId(), kind)
  if (!stepped) return false
  putOnDesk({ desk: stepped, lost: [] })
  void sendStrokes()
  return true
}
