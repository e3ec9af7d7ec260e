import { packState } from '#planning/plans/pack-state'
import type { PlanChange, PlanState } from '#planning/plans/plan-types'
import { api } from '../../api.ts'
import { onChange } from '../../state/create-store.ts'
import { type Desk, topOf } from '../../state/plans/desk.ts'
import { originalState, planDesk } from '../../state/plans/plan-desk.ts'
import { answerBeside } from '../beside/ask-beside.ts'
import { type PlanTask, type PlanTasks, stopWorking, workBeside } from '../beside/plan-tasks.ts'
import { findings } from './findings.ts'

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
      const results = await workBeside(task.kind, task)
      if (own === turn) findings.set({ state: 'known', results, repairs: new Map() })
      if (task.kind === 'open') void checkMore()
    } catch {
      // The next change begins anew, with the whole plan.
      known = null
      if (own === turn) findings.set({ state: 'failed' })
    }
  }
  /** How names sound, buildings and ways to stations come later than the plan: for the ways, streets may have to be loaded first. Until then the checks say that ways were not computed, and that no building was looked at. */
  const checkMore = async (): Promise<void> => {
    const { plan } = planDesk.get()
    if (!plan) return
    const take = async <Kind extends 'sounds' | 'buildings' | 'walks'>(
      kind: Kind,
      asked: Promise<PlanTasks[Kind]>,
    ): Promise<void> => {
      const task = await asked.catch(() => null)
      if (task === null || planDesk.get().plan?.id !== plan.id) return
      const results = await workBeside(kind, task).catch(() => null)
      if (results && findings.get().state === 'known') findings.set({ state: 'known', results, repairs: new Map() })
    }
    await take('sounds', Promise.resolve({}))
    const buildings = api.planBuildings(plan.id)
    await take(
      'buildings',
      buildings.then((packed) => ({ buildings: packed })),
    )
    await take('walks', api.planWalks(plan.id))
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void check(), pauseMilliseconds)
  }
  answerBeside(async (kind, task) => {
    await check()
    return workBeside(kind, task)
  })
  const stop = onChange(planDesk, ['desk'], soon)
  soon()
  return () => {
    clearTimeout(timer)
    turn++
    stop()
    stopWorking()
    answerBeside(null)
    findings.set({ state: 'unknown', results: [], repairs: new Map() })
  }
}

type CheckingTask = Extract<PlanTask, { kind: 'open' | 'changes' }>

/** How the other thread gets from the state that it has to the desk's: by what changed, or with the whole plan; null: it is there. */
function taskFor(desk: Desk, known: PlanState | null): CheckingTask | null {
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
