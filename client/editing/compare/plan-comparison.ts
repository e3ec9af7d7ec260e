import type { Problem } from '#contract/problems'
import type { MovedGround, PlanDiff } from '#planning/plans/diff-types'
import type { PlanState } from '#planning/plans/plan-types'
import { createStore } from '../../state/create-store.ts'

export const compareModes = ['none', 'swipe', 'side', 'difference'] as const
export type CompareMode = (typeof compareModes)[number]

interface PlanComparison {
  mode: CompareMode
  /** What the plan is compared with: `published`, a day, or another plan's id. */
  from: string
  /** How far from the left the swipe's line stands, 0–1. */
  share: number
  /** The other plan's state, where the plan is compared with one. */
  before: PlanState | null
  diff: PlanDiff | null
  /** Ground that changes division at the edited level. */
  moved: readonly MovedGround[]
  /** The move that is pointed at in the table, by `from to`. */
  pointed: string | null
  isBusy: boolean
  problem: Problem | null
}

const nothing: PlanComparison = {
  mode: 'none',
  from: 'published',
  share: 0.5,
  before: null,
  diff: null,
  moved: [],
  pointed: null,
  isBusy: false,
  problem: null,
}

/** How the plan is compared with another map, and what is known of the difference. */
export const comparison = createStore<PlanComparison>(nothing)

/** Ends the comparison. */
export function endComparison(): void {
  comparison.set(nothing)
}

/** Whether `from` names a day. */
export const isDay = (from: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(from)
