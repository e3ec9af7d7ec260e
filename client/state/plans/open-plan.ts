import { unpackState } from '#planning/plans/pack-state'
import { api, problemOf } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { connection } from '../service/connection.ts'
import { session } from '../service/session.ts'
import { view } from '../view.ts'
import { drawAgain, layDesk } from './desk.ts'
import { followPlan } from './follow-plan.ts'
import { knownSteps } from './known-steps.ts'
import { keepBeating, leftStrokes } from './own-strokes.ts'
import { clearDesk, planDesk } from './plan-desk.ts'
import { newId, putOnDesk, reopenBy, sendStrokes } from './send-strokes.ts'

reopenBy((planId) => void openPlan(planId))

let stop = (): void => {}
let opened = 0

/** Opens a plan on the desk, with strokes on it that were left unsent; the plan that was open is put away. */
export async function openPlan(planId: string): Promise<void> {
  closePlan()
  const turn = ++opened
  view.set({ planId })
  planDesk.set({ phase: 'loading' })
  try {
    const [plan, map, moves] = await Promise.all([
      api.plan(planId),
      api.planMap(planId),
      api.planMoves(planId, 0).then(({ moves: all }) => all),
    ])
    if (turn !== opened) return
    const [past, undone] = knownSteps(
      moves.filter(({ version }) => version <= map.version),
      plan.steps,
      plan.undone,
    )
    const empty = layDesk(map.version, unpackState(map.state), past, undone)
    planDesk.set({ phase: 'ready', plan, desk: empty })
    putOnDesk(drawAgain(empty, leftStrokes(planId), newId))
    const stops = [
      followPlan(planId),
      keepBeating(),
      onChange(connection, ['returns'], () => void sendStrokes()),
      onChange(session, ['who'], () => {
        if (planDesk.get().saving === 'refused') planDesk.set({ saving: 'sending', refusal: null })
        void sendStrokes()
      }),
    ]
    stop = () => stops.forEach((each) => void each())
    void sendStrokes()
  } catch (error) {
    if (turn === opened) planDesk.set({ phase: 'failed', problem: problemOf(error) })
  }
}

/** Puts the open plan away; strokes that wait are kept for the next time. */
export function closePlan(): void {
  opened++
  stop()
  stop = () => {}
  clearDesk()
}
