import { applyChange, invertChange } from '#planning/plans/apply-change'
import type { PlanChange, PlanState } from '#planning/plans/plan-types'
import type { Database } from '../../../database/open-pool.ts'
import { codesElsewhere, findBase } from '../../../repositories/plans/plan-bases.ts'
import { loadSteps, type PlanStep, stepLine } from '../../../repositories/plans/plan-steps.ts'
import { findPlan, type PlanRow } from '../../../repositories/plans/plans.ts'
import { noSuchPlan } from '../no-such-plan.ts'
import { type BaseCache, createBaseCache, type LoadedBase } from './base-cache.ts'
import { stepsAt } from './steps-at.ts'

/** A plan with all that is needed to change it. Never changed itself: a step makes another. */
export interface OpenPlan {
  row: PlanRow
  base: LoadedBase
  versionIds: readonly number[]
  state: PlanState
  /** Steps that were not replaced, in order: the first `row.steps` of them count, the others were undone. */
  line: readonly PlanStep[]
  /** The greatest number that any step ever had. */
  lastStep: number
  /** States of its latest versions. */
  recent: ReadonlyMap<number, PlanState>
}

/** What a thread keeps at hand of plans. The database is what counts: whatever is kept here follows it, also where other processes change it. */
export interface PlanDesk {
  bases: BaseCache
  /** A plan as it is now. Throws a problem of kind not-found where there is none. */
  open(db: Database, planId: string): Promise<OpenPlan>
  /** The state of a plan at one of its versions, also long ago. */
  stateAt(db: Database, planId: string, version: number): Promise<{ open: OpenPlan; state: PlanState }>
  /** Keeps a plan as it is after a change that was stored. */
  keep(plan: OpenPlan): void
  /** Does one piece of work on a plan after the other. */
  inTurn<T>(planId: string, work: () => Promise<T>): Promise<T>
}

/** How many plans a thread keeps at hand. */
export const plansKept = 24
const statesKept = 100

export function createPlanDesk(): PlanDesk {
  const bases = createBaseCache()
  const plans = new Map<string, OpenPlan>()
  const turns = new Map<string, Promise<unknown>>()

  const keep = (plan: OpenPlan): void => {
    const { id, version } = plan.row
    const recent = new Map([...plan.recent, [version, plan.state] as const].slice(-statesKept))
    plans.delete(id)
    plans.set(id, { ...plan, recent })
    for (const oldest of [...plans.keys()].slice(0, Math.max(0, plans.size - plansKept))) plans.delete(oldest)
  }

  const read = async (db: Database, planId: string): Promise<OpenPlan | null> => {
    const row = await findPlan(db, planId)
    if (row === null) throw noSuchPlan(planId)
    const known = plans.get(planId)
    const isSameBase = known !== undefined && known.row.base === row.base
    const versionIds = isSameBase ? known.versionIds : (await findBase(db, planId, row.base))!.versionIds
    const key = { scopeId: row.scope.id, prefer: row.prefer, versionIds }
    const { tag, revisions } = await bases.tagOf(db, key)
    const isCurrent = isSameBase && known.base.tag === tag
    if (isCurrent && known.row.version === row.version) return withNewCodes(db, { ...known, row }, revisions.divisions)
    const base = isCurrent ? known.base : await bases.load(db, key)
    const { numbers, last } = await stepLine(db, planId, row.base)
    const kept = new Map(isSameBase ? known.line.map((step) => [step.number, step]) : [])
    const missing = numbers.filter((number) => !kept.has(number))
    for (const step of await loadSteps(db, planId, row.base, missing)) kept.set(step.number, step)
    // Somebody else may have changed it while this was read in pieces.
    const after = await findPlan(db, planId)
    if (after === null || after.version !== row.version || after.base !== row.base) return null
    const line = numbers.map((number) => kept.get(number)!)
    const before = isCurrent
      ? { state: known.state, done: known.line.slice(0, known.row.steps) }
      : { state: base.state, done: [] }
    const state = moveTo(before.state, before.done, line.slice(0, row.steps))
    const recent = isCurrent ? known.recent : new Map<number, PlanState>()
    return withNewCodes(db, { row, base, versionIds, state, line, lastStep: last, recent }, revisions.divisions)
  }

  const open = async (db: Database, planId: string): Promise<OpenPlan> => {
    for (;;) {
      const plan = await read(db, planId)
      if (plan === null) continue
      const known = plans.get(planId)
      if (known === undefined || known.row.version <= plan.row.version) keep(plan)
      return plans.get(planId) ?? plan
    }
  }

  return {
    bases,
    open,
    keep,
    async stateAt(db, planId, version) {
      const plan = await open(db, planId)
      const known = version === plan.row.version ? plan.state : plan.recent.get(version)
      if (known) return { open: plan, state: known }
      const { base, numbers } = await stepsAt(db, planId, version)
      const { versionIds } = (await findBase(db, planId, base))!
      const { state } = await bases.load(db, { scopeId: plan.row.scope.id, prefer: plan.row.prefer, versionIds })
      return { open: plan, state: moveTo(state, [], await loadSteps(db, planId, base, numbers)) }
    },
    inTurn(planId, work) {
      const mine = (turns.get(planId) ?? Promise.resolve()).then(work, work)
      turns.set(planId, mine)
      const tidy = () => void (turns.get(planId) === mine && turns.delete(planId))
      mine.then(tidy, tidy)
      return mine
    },
  }
}

/** Does a step's changes again. */
export function redoChanges(state: PlanState, changes: readonly PlanChange[]): PlanState {
  return changes.reduce(applyChange, state)
}

/** Takes a step's changes back, the last first. */
export function undoChanges(state: PlanState, changes: readonly PlanChange[]): PlanState {
  return changes.reduceRight((now, change) => applyChange(now, invertChange(change)), state)
}

/** Leads a state in which some steps are done to one in which others are. */
function moveTo(state: PlanState, done: readonly PlanStep[], wanted: readonly PlanStep[]): PlanState {
  return redoChanges(state, changesBetween(done, wanted))
}

/** What leads from a state in which some steps of a base are done to one in which others are: back to where they part, and on from there. */
export function changesBetween(done: readonly PlanStep[], wanted: readonly PlanStep[]): PlanChange[] {
  let common = 0
  while (common < done.length && common < wanted.length && done[common].number === wanted[common].number) common++
  const undone = done.slice(common).flatMap(({ changes }) => changes)
  return [...undone.reverse().map(invertChange), ...wanted.slice(common).flatMap(({ changes }) => changes)]
}

/** Codes that were given elsewhere since are taken from now on. */
async function withNewCodes(db: Database, plan: OpenPlan, revision: number): Promise<OpenPlan> {
  if (plan.base.codesRevision === revision) return plan
  const codes = await codesElsewhere(db, plan.versionIds)
  const takenCodes = new Set([...plan.state.takenCodes, ...codes])
  return { ...plan, state: { ...plan.state, takenCodes }, base: { ...plan.base, codesRevision: revision } }
}
