import { mayDraw } from '../service/may-redraw.ts'
import { session } from '../service/session.ts'
import { planDesk } from './plan-desk.ts'

/** Whether who is signed in can draw on the open plan: one that is still a draft. */
export function canDraw(): boolean {
  return planDesk.get().plan?.state === 'draft' && mayDraw(session.get())
}
