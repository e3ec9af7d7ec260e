import { type PackedState, unpackState } from '#planning/plans/pack-state'
import type { PlanState } from '#planning/plans/plan-types'
import { api, problemOf } from '../../api.ts'
import { originalState, planDesk } from '../../state/plans/plan-desk.ts'
import { askBeside } from '../beside/ask-beside.ts'
import type { OtherPlan } from '../beside/plan-tasks.ts'
import { editor } from '../editor.ts'
import { comparison, isDay } from './plan-comparison.ts'

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
    const { level } = editor.get()
    if (!level) return
    const found = await askBeside('diff', { other: before.other, level })
    if (own === turn) comparison.set({ ...found, before: before.other && before.state, isBusy: false })
  } catch (error) {
    if (own === turn) comparison.set({ problem: problemOf(error), isBusy: false, diff: null, moved: [] })
  }
}

let other: { planId: string; version: number; packed: PackedState; state: PlanState } | null = null

/** The state that is compared with, and the plan that it is of, if it is not what this one began from; null where only the service knows it. */
async function stateOf(from: string): Promise<{ state: PlanState; other: OtherPlan | null } | null> {
  if (isDay(from)) return null
  if (from === 'published') {
    const state = originalState()
    return state && { state, other: null }
  }
  const { version, state: packed } = await api.planMap(from)
  if (other?.planId !== from || other.version !== version) other = { planId: from, version, packed, state: unpackState(packed) }
  return { state: other.state, other: { planId: from, version, state: other.packed } }
}
