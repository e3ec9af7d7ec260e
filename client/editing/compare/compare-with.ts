import { diffStates } from '#planning/plans/diff/diff-states'
import { movedGround } from '#planning/plans/diff/moved-ground'
import { unpackState } from '#planning/plans/pack-state'
import type { PlanState } from '#planning/plans/plan-types'
import { api, problemOf } from '../../api.ts'
import { originalState, planDesk, stateNow } from '../../state/plans/plan-desk.ts'
import { editor } from '../editor.ts'
import { comparison } from './plan-comparison.ts'

const isDay = (from: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(from)

let turn = 0

/** Compares the plan as it is on the page with what `comparison.from` names; only with a day, it is the service that compares what it has saved. */
export async function compare(): Promise<void> {
  const own = ++turn
  const { from } = comparison.get()
  const { plan } = planDesk.get()
  if (!plan) return
  comparison.set({ isBusy: true, problem: null })
  try {
    const before = await stateOf(from)
    if (own !== turn) return
    if (before === null) {
      const diff = await api.planDiff(plan.id, from)
      if (own === turn) {
        const { level } = editor.get()
        comparison.set({
          diff,
          moved: (diff.ground ?? []).filter((ground) => ground.level === level),
          before: null,
          isBusy: false,
        })
      }
      return
    }
    // What has just been drawn is seen first; the comparison takes longer than a frame.
    await new Promise((resolve) => setTimeout(resolve))
    const [state, { level }] = [stateNow(), editor.get()]
    if (own !== turn || !state || !level) return
    const diff = diffStates(before, state)
    comparison.set({
      diff,
      moved: movedGround(before, state, level),
      before: from === 'published' ? null : before,
      isBusy: false,
    })
  } catch (error) {
    if (own === turn) comparison.set({ problem: problemOf(error), isBusy: false, diff: null, moved: [] })
  }
}

let other: { planId: string; version: number; state: PlanState } | null = null

/** The state that is compared with; null where only the service knows it. */
async function stateOf(from: string): Promise<PlanState | null> {
  if (from === 'published') return originalState()
  if (isDay(from)) return null
  const { version, state } = await api.planMap(from)
  if (other?.planId !== from || other.version !== version) other = { planId: from, version, state: unpackState(state) }
  return other.state
}
