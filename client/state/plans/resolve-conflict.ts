import { drawAgain } from './desk.ts'
import { planDesk } from './plan-desk.ts'
import { newId, putOnDesk, sendStrokes, takeOthers } from './send-strokes.ts'
import type { Stroke } from './stroke.ts'

/**
 * Ends a conflict of the first stroke that waits: `theirs` gives it up, `mine` draws it again on what the others made of the plan, where that
 * is still possible. Fails where the service cannot be reached.
 */
export async function resolveConflict(choice: 'theirs' | 'mine'): Promise<void> {
  const { plan, desk } = planDesk.get()
  if (!plan || !desk || desk.strokes.length === 0) return
  const { stroke } = desk.strokes[0]
  await takeOthers(plan.id, choice === 'theirs' ? stroke.id : null)
  const now = planDesk.get().desk
  if (!now) return
  const waiting = now.strokes.map((each) => each.stroke)
  const rest = choice === 'theirs' ? waiting.filter(({ id }) => id !== stroke.id) : waiting.map((each) => onTop(each, stroke.id))
  putOnDesk(drawAgain({ ...now, strokes: [] }, rest, newId))
  planDesk.set({ saving: 'sending', conflicts: [] })
  await sendStrokes()
}

/** The stroke that was decided about, as if it were drawn on what is there now. */
const onTop = (stroke: Stroke, id: string): Stroke => (stroke.id === id ? { ...stroke, baseVersion: null } : stroke)
