import type { DivisionCollection, DivisionFeature, DivisionsQuery } from '#contract/divisions'
import type { NewPlan, Plan, PlanChecks, PlanDetail, PlanStepAnswer } from '#contract/plans'
import type { DiffAnswer } from '#contract/plans/diff'
import type { PlanRebaseAnswer, StepsQuery } from '#contract/plans/plan-history'
import type { PlanFigures } from '#planning/campaigns/campaign-types'
import type { StationWalks } from '#planning/plans/checks/check-context'
import type { PlanOperation } from '#planning/plans/plan-types'
import type { MultiPolygonCoordinates } from '#planning/types'
import type { Database } from '../../database/open-pool.ts'
import type { Session } from '../accounts/session.ts'
import { workOutFigures } from '../campaigns/work-out-figures.ts'
import { packPlanBuildings } from './buildings/plan-buildings.ts'
import { beginPlan } from './change/begin-plan.ts'
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
import { findPlanDivisions, getPlanDivision, planOutlines } from './views/plan-divisions.ts'
import { planTile } from './views/plan-tiles.ts'
import type { FoundWalks } from './walks/find-walks.ts'
import { keepWalks, walksAtHand } from './walks/plan-walks.ts'

/** What only the thread that keeps plans at hand can answer: by name, what it is asked with and what it answers. */
export interface PlanCalls {
  begin: {
    input: { session: Session; plan: NewPlan & { scope: string }; operations: PlanOperation[]; comment: string }
    answer: Plan
  }
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
  /** The tag of the walks to stations that are at hand; then those of a plan, after newly found ones are taken over. */
  walksAtHand: { input: null; answer: string | null }
  walks: { input: { planId: string; found: FoundWalks | 'known' | null }; answer: StationWalks[] | null }
  /** Zipped JSON of `PlanBuildings`. */
  buildings: { input: { planId: string; known: string }; answer: { tag: string; zipped: Uint8Array | null } }
  diff: { input: DiffQuestion; answer: DiffAnswer }
  divisions: { input: { planId: string; query: DivisionsQuery }; answer: DivisionCollection }
  division: { input: { planId: string; idOrCode: string }; answer: DivisionFeature }
  outlines: { input: { planId: string; version: number }; answer: Map<string, MultiPolygonCoordinates> }
  tile: {
    input: { planId: string; z: number; x: number; y: number; known: string }
    answer: { tag: string; bytes: Uint8Array | null | undefined }
  }
  detail: { input: { planId: string }; answer: Pick<PlanDetail, 'counts' | 'checks'> }
  figures: { input: { planId: string }; answer: { tag: string; figures: PlanFigures } }
}
export type PlanCall = keyof PlanCalls
export type PlanQuestion<C extends PlanCall = PlanCall> = { [K in C]: { kind: K; input: PlanCalls[K]['input'] } }[C]
/** Asks the thread; throws the problem that it answers with. */
export type AskPlans = <C extends PlanCall>(kind: C, input: PlanCalls[C]['input']) => Promise<PlanCalls[C]['answer']>

const answers: {
  [C in PlanCall]: (db: Database, desk: PlanDesk, input: PlanCalls[C]['input']) => Promise<PlanCalls[C]['answer']>
} = {
  begin: beginPlan,
  change: changePlan,
  move: movePlan,
  map: packPlan,
  moves: packMoves,
  rebase: rebasePlan,
  readiness: checkReadiness,
  checks: getChecks,
  walksAtHand,
  walks: keepWalks,
  buildings: packPlanBuildings,
  diff: compareStates,
  divisions: findPlanDivisions,
  division: getPlanDivision,
  outlines: planOutlines,
  tile: planTile,
  detail: describePlan,
  figures: workOutFigures,
}

/** Answers a question about a plan. */
export function answerPlanQuestion<C extends PlanCall>(
  db: Database,
  desk: PlanDesk,
  { kind, input }: { kind: C; input: PlanCalls[C]['input'] },
): Promise<PlanCalls[C]['answer']> {
  return answers[kind](db, desk, input)
}
