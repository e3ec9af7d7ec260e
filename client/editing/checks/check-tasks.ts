import type { PlanBuildings } from '#contract/plans/plan-buildings'
import type { PlanWalks } from '#contract/plans/plan-walks'
import type { CheckFinding, CheckResult, RepairProposal } from '#planning/plans/check-types'
import type { PackedState } from '#planning/plans/pack-state'
import type { PlanChange } from '#planning/plans/plan-types'

/** What the thread that checks is asked: to take a plan, to follow what changed on it, to take over ways to stations or buildings, or for a finding's repair. */
export type CheckTask =
  | { kind: 'open'; state: PackedState; base: PackedState | null }
  | { kind: 'changes'; changes: readonly PlanChange[] }
  | { kind: 'walks'; walks: PlanWalks['walks'] }
  | { kind: 'buildings'; buildings: PlanBuildings }
  | { kind: 'repair'; finding: CheckFinding }

export interface CheckAnswer {
  id: number
  done: { results: CheckResult[] } | { repair: RepairProposal | null } | null
  problem?: string
}

let worker: Worker | null = null
let next = 0
const waiting = new Map<number, { resolve(done: CheckAnswer['done']): void; reject(error: Error): void }>()

/** Does a task beside the page, so that drawing never stutters for it. Tasks are done in order. */
export function checkBeside(task: CheckTask): Promise<CheckAnswer['done']> {
  worker ??= startWorker()
  const id = next++
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    worker!.postMessage({ id, task })
  })
}

function startWorker(): Worker {
  const started = new Worker(new URL('./checks-worker.ts', import.meta.url), { type: 'module' })
  started.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.problem === undefined) asker?.resolve(data.done)
    else asker?.reject(new Error(data.problem))
  }
  return started
}

/** Ends the thread; what it was asked is not answered. */
export function stopChecking(): void {
  worker?.terminate()
  worker = null
  waiting.clear()
}
