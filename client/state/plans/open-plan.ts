import { unpackState } from '#planning/plans/pack-state'
import { api, problemOf } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { connection } from '../service/connection.ts'
import { session } from '../service/session.ts'
import { view } from '../view.ts'
import { drawAgain, type KnownStep, layDesk } from './desk.ts'
import { followPlan } from './follow-plan.ts'
import { keepBeating, leftStrokes } from './own-strokes.ts'
import { clearDesk, planDesk } from './plan-desk.ts'
import { newId, putOnDesk, sendStrokes } from './send-strokes.ts'

let stop = (): void => {}
let opened = 0

/** Opens a plan on the desk, with strokes on it that were left unsent; the plan that was open is put away. */
export async function openPlan(planId: string): Promise<void> {
  closePlan()
  const turn = ++opened
  view.set({ planId })
  planDesk.set({ phase: 'loading' })
  try {
    const [plan, map, { steps }] = await Promise.all([
      api.plan(planId),
      api.planMap(planId),
      api.planSteps(planId, { changes: 'true' }).catch(() => ({ steps: [] })),
    ])
    if (turn !== opened) return
    const [past, undone] = knownSteps(steps, plan.steps, plan.undone)
    const empty = layDesk(map.version, unpackState(map.state), past, undone)
    planDesk.set({ phase: 'ready', plan, desk: empty })
    putOnDesk(drawAgain(empty, leftStrokes(planId), newId))
    const stops = [
      followPlan(planId),
      keepBeating(),
      onChange(connection, ['returns'], () => void sendStrokes()),
      onChange(session, ['token'], () => {
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

/** Steps that count and steps that were undone, as far as the service told what they did; those before are unknown. */
function knownSteps(
  steps: Awaited<ReturnType<typeof api.planSteps>>['steps'],
  count: number,
  undone: number,
): [KnownStep[], KnownStep[]] {
  const changes = steps.filter(({ kind = 'change' }) => kind === 'change').sort((a, b) => a.number - b.number)
  const done = changes.filter(({ isUndone }) => !isUndone).map((step) => step.changes ?? null)
  const back = changes.filter(({ isUndone }) => isUndone).map((step) => step.changes ?? null).reverse()
  const fill = (known: KnownStep[], length: number): KnownStep[] =>
    known.length >= length ? known.slice(known.length - length) : [...new Array(length - known.length).fill(null), ...known]
  return [fill(done, count), fill(back, undone)]
}

/** Puts the open plan away; strokes that wait are kept for the next time. */
export function closePlan(): void {
  opened++
  stop()
  stop = () => {}
  clearDesk()
}
