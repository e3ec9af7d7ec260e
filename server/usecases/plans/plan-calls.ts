import type { PlanChecks, PlanDetail, PlanStepAnswer } from '#contract/plans'
import type { DiffAnswer } from '#contract/plans/diff'
import type { PlanRebaseAnswer, StepsQuery } from '#contract/plans/plan-history'
import type { Database } from '../../database/open-pool.ts'
import { changePlan } from './change/change-plan.ts'
import { movePlan } from './change/move-plan.ts'
import { rebasePlan } from './change/rebase-plan.ts'
import { getChecks } from './check-plan.ts'
import { compareStates, type DiffQuestion } from './compare/compare-states.ts'
import { describePlan } from './describe-plan.ts'
import type { PlanDesk } from './desk/plan-desk.ts'
import { packMoves, packPlan } from './pack-plan.ts'
import { checkReadiness } from './publish/check-readiness.ts'
import type { PlanEditor } from './require-plan.ts'

/** What only the thread that keeps plans at hand can answer: by name, what it is asked with and what it answers. */
export interface PlanCalls {
  change: { input: { planId: string; editor: PlanEditor; body: Uint8Array }; answer: PlanStepAnswer }
  move: {
    input: { planId: string; editor: PlanEditor; way: 'undo' | 'redo'; baseVersion?: number }
    answer: PlanStepAnswer
  }
  map: { input: { planId: string; known: string }; answer: { tag: string; zipped: Uint8Array | null } }
  /** Zipped JSON of `PlanMoves`. */
  moves: { input: { planId: string; query: StepsQuery }; answer: Uint8Array }
  rebase: { input: { planId: string; editor: PlanEditor; baseVersion?: number }; answer: PlanRebaseAnswer }
  /** Throws what forbids publishing. */
  readiness: { input: { planId: string; effective: string }; answer: null }
  checks: { input: { planId: string }; answer: PlanChecks }
  diff: { input: DiffQuestion; answer: DiffAnswer }
  detail: { input: { planId: string }; answer: Pick<PlanDetail, 'counts' | 'checks'> }
}
export type PlanCall = keyof PlanCalls
export type PlanQuestion<C extends PlanCall = PlanCall> = { [K in C]: { kind: K; input: PlanCalls[K]['input'] } }[C]
/** Asks the thread; throws the problem that it answers with. */
export type AskPlans = <C extends PlanCall>(kind: C, input: PlanCalls[C]['input']) => Promise<PlanCalls[C]['answer']>

const answers: {
  [C in PlanCall]: (db: Database, desk: PlanDesk, input: PlanCalls[C]['input']) => Promise<PlanCalls[C]['answer']>
} = {
  change: changePlan,
  move: movePlan,
  map: packPlan,
  moves: packMoves,
  rebase: rebasePlan,
  readiness: checkReadiness,
  checks: getChecks,
  diff: compareStates,
  detail: describePlan,
}

/** Answers a question about a plan. */
export function answerPlanQuestion<C extends PlanCall>(
  db: Database,
  desk: PlanDesk,
  { kind, input }: { kind: C; input: PlanCalls[C]['input'] },
): Promise<PlanCalls[C]['answer']> {
  return answers[kind](db, desk, input)
}
