import type { PlanConflict, PlanDetail } from '#contract/plans'
import type { Problem } from '#contract/problems'
import { applyChange, invertChange } from '#planning/plans/apply-change'
import type { PlanReason, PlanState } from '#planning/plans/plan-types'
import type { LonLat } from '#planning/types'
import { createStore } from '../create-store.ts'
import { type Desk, topOf } from './desk.ts'
import type { Stroke } from './stroke.ts'

/** Why a stroke was given up, in words by `reason`, at its places. */
export interface LostStroke {
  stroke: Stroke
  reason: PlanReason | 'no_step' | 'conflict' | null
  at: readonly LonLat[]
  ids: readonly string[]
}

interface PlanDesk {
  phase: 'closed' | 'loading' | 'ready' | 'failed'
  problem: Problem | null
  plan: PlanDetail | null
  desk: Desk | null
  /** What becomes of the strokes: all known to the service, on their way, waiting for the connection, or stopped by a conflict or a refusal. */
  saving: 'saved' | 'sending' | 'waiting' | 'conflict' | 'refused'
  /** Why the service takes no strokes at present (signed out, plan published …). */
  refusal: Problem | null
  conflicts: readonly PlanConflict[]
  lost: readonly LostStroke[]
  /** Who else has the plan open. */
  others: readonly string[]
  /** Whether strokes are kept over a reload. */
  isKept: boolean
}

const nothing: PlanDesk = {
  phase: 'closed',
  problem: null,
  plan: null,
  desk: null,
  saving: 'saved',
  refusal: null,
  conflicts: [],
  lost: [],
  others: [],
  isKept: true,
}

/** The open plan and the strokes on it. */
export const planDesk = createStore<PlanDesk>(nothing)

/** Puts everything of the plan away. */
export function clearDesk(): void {
  planDesk.set(nothing)
}

/** The plan as the planner sees it; null where none is open. */
export function stateNow(): PlanState | null {
  const { desk } = planDesk.get()
  return desk && topOf(desk).state
}

let original: { desk: Desk['base']['past']; state: PlanState } | null = null

/** The map that the plan began from: all its steps taken back. Null while a step is unknown. */
export function originalState(): PlanState | null {
  const { desk } = planDesk.get()
  if (desk === null) return null
  const { past, state } = desk.base
  if (original?.desk === past) return original.state
  let at = state
  for (const step of past.toReversed()) {
    if (step === null) return null
    at = step.toReversed().map(invertChange).reduce(applyChange, at)
  }
  original = { desk: past, state: at }
  return at
}
