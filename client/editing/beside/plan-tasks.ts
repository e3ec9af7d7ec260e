import type { PlanBuildings } from '#contract/plans/plan-buildings'
import type { PlanWalks } from '#contract/plans/plan-walks'
import type { CheckFinding, CheckResult, RepairProposal } from '#planning/plans/check-types'
import type { MovedGround, PlanDiff } from '#planning/plans/diff-types'
import type { PackedState } from '#planning/plans/pack-state'
import type { PlanChange } from '#planning/plans/plan-types'
import type { DivisionLevel } from '#planning/types'

/** Another plan to compare with, at a version. */
export interface OtherPlan {
  planId: string
  version: number
  state: PackedState
}

/** What the thread beside the page is asked: to take a plan, to follow what changed on it, to take over buildings and ways to stations, and how names sound; a finding's repair; the difference from the map that the plan began from (`other` null), or from another plan. */
export interface PlanTasks {
  open: { state: PackedState; base: PackedState | null }
  changes: { changes: readonly PlanChange[] }
  buildings: { buildings: PlanBuildings }
  walks: { walks: PlanWalks['walks'] }
  sounds: object
  repair: { finding: CheckFinding }
  diff: { other: OtherPlan | null; level: DivisionLevel }
}
export type PlanTaskKind = keyof PlanTasks
export type PlanTask = { [Kind in PlanTaskKind]: { kind: Kind } & PlanTasks[Kind] }[PlanTaskKind]

/** What each task is answered with. */
export interface PlanAnswers {
  open: CheckResult[]
  changes: CheckResult[]
  buildings: CheckResult[]
  walks: CheckResult[]
  sounds: CheckResult[]
  repair: RepairProposal | null
  diff: { diff: PlanDiff; moved: MovedGround[] }
}

export interface PlanAnswer {
  id: number
  done: PlanAnswers[PlanTaskKind]
  problem?: string
}

let worker: Worker | null = null
let next = 0
const waiting = new Map<number, { resolve(done: PlanAnswer['done']): void; reject(error: Error): void }>()

/** Does a task beside the page, so that drawing never stutters for it. Tasks are done in order. */
export function workBeside<Kind extends PlanTaskKind>(kind: Kind, task: PlanTasks[Kind]): Promise<PlanAnswers[Kind]> {
  worker ??= startWorker()
  const id = next++
  return new Promise<PlanAnswer['done']>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker!.postMessage({ id, task: { kind, ...task } })
  }) as Promise<PlanAnswers[Kind]>
}

function startWorker(): Worker {
  const started = new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<PlanAnswer>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.problem === undefined) asker?.resolve(data.done)
    else asker?.reject(new Error(data.problem))
  }
  return started
}

/** Ends the thread; what it was asked is not answered. */
export function stopWorking(): void {
  worker?.terminate()
  worker = null
  waiting.clear()
}
