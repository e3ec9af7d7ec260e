import type { NewPlan, Plan } from '#contract/plans'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { createStore } from '../create-store.ts'
import { openPlan } from './open-plan.ts'

/** Plans that who is signed in may see, newest first. */
export const planList = createStore<{ state: 'loading' | 'ready' | 'failed'; plans: Plan[]; problem: Problem | null }>({
  state: 'loading',
  plans: [],
  problem: null,
})

const most = 200

export async function loadPlans(): Promise<void> {
  try {
    const { plans } = await api.plans({ limit: most })
    planList.set({ state: 'ready', plans, problem: null })
  } catch (error) {
    planList.set({ state: 'failed', problem: problemOf(error) })
  }
}

/** Makes a plan and opens it. */
export async function makePlan(plan: NewPlan): Promise<void> {
  const made = await api.makePlan(plan)
  await openPlan(made.id)
}
