import { packState } from '#planning/plans/pack-state'
import type { PlanChange, PlanState } from '#planning/plans/plan-types'
import { api } from '../../api.ts'
import { onChange } from '../../state/create-store.ts'
import { type Desk, topOf } from '../../state/plans/desk.ts'
import { originalState, planDesk } from '../../state/plans/plan-desk.ts'
import { type CheckTask, checkBeside, stopChecking } from './check-tasks.ts'
import { findings } from './findings.ts'
import { repairBy } from './propose-repair.ts'

/** Strokes that follow each other quickly are checked together. */
const pauseMilliseconds = 200

/** Checks the plan when it is opened and whenever it changed, beside the page; answers what ends that. */
export function watchChecks(): () => void {
  /** The state that the other thread has. */
  let known: PlanState | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  const check = async (): Promise<void> => {
    const { desk } = planDesk.get()
    const task = desk && taskFor(desk, known)
    if (!desk || !task) return
    const own = ++turn
    known = topOf(desk).state
    findings.set({ state: 'running' })
    try {
      const done = await checkBeside(task)
      if (own === turn && done && 'results' in done) findings.set({ state: 'known', results: done.results, repairs: new Map() })
      if (task.kind === 'open') void checkMore()
    } catch {
      // The next change begins anew, with the whole plan.
      known = null
      if (own === turn) findings.set({ state: 'failed' })
    }
  }
  /** Buildings and ways to stations come later than the plan: for the ways, streets may have to be loaded first. Until then the checks say that ways were not computed, and that no building was looked at. */
  const checkMore = async (): Promise<void> => {
    const { plan } = planDesk.get()
    if (!plan) return
    const take = async (asked: Promise<CheckTask>): Promise<void> => {
      const task = await asked.catch(() => null)
      if (task === null || planDesk.get().plan?.id !== plan.id) return
      const done = await checkBeside(task).catch(() => null)
      if (done && 'results' in done && findings.get().state === 'known')
        findings.set({ state: 'known', results: done.results, repairs: new Map() })
    }
    await take(api.planBuildings(plan.id).then((buildings) => ({ kind: 'buildings', buildings })))
    await take(api.planWalks(plan.id).then(({ walks }) => ({ kind: 'walks', walks })))
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void check(), pauseMilliseconds)
  }
  repairBy(async (finding) => {
    await check()
    const done = await checkBeside({ kind: 'repair', finding })
    return done && 'repair' in done ? done.repair : null
  })
  const stop = onChange(planDesk, ['desk'], soon)
  soon()
  return () => {
    clearTimeout(timer)
    turn++
    stop()
    stopChecking()
    repairBy(() => Promise.resolve(null))
    findings.set({ state: 'unknown', results: [], repairs: new Map() })
  }
}

/** How the other thread gets from the state that it has to the desk's: by what changed, or with the whole plan; null: it is there. */
function taskFor(desk: Desk, known: PlanState | null): CheckTask | null {
  const { state } = topOf(desk)
  if (state === known) return null
  const changes = known && changesSince(desk, known)
  if (changes) return { kind: 'changes', changes }
  const original = originalState()
  return { kind: 'open', state: packState(state), base: original && original !== state ? packState(original) : null }
}

function changesSince({ base, strokes }: Desk, known: PlanState): PlanChange[] | null {
  const from = base.state === known ? 0 : strokes.findIndex(({ after }) => after.state === known) + 1
  if (from === 0 && base.state !== known) return null
  const later = strokes.slice(from)
  return later.some(({ changes }) => changes === null) ? null : later.flatMap(({ changes }) => changes ?? [])
}
