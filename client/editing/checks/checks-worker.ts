import type { CheckResult } from '#planning/plans/check-types'
import { unpackBuildings } from '#planning/plans/checks/buildings/pack-buildings'
import { checkChanges } from '#planning/plans/checks/check-changes'
import type { CheckedBuilding, StationWalks } from '#planning/plans/checks/check-context'
import { runChecks } from '#planning/plans/checks/run-checks'
import { unpackState } from '#planning/plans/pack-state'
import type { PlanState } from '#planning/plans/plan-types'
import { proposeRepair } from '#planning/plans/repair/propose-repair'
import type { FacilityCategory } from '#planning/types'
import type { CheckAnswer, CheckTask } from './check-tasks.ts'

let state: PlanState | null = null
let base: PlanState | undefined
let walks: StationWalks[] | undefined
let buildings: CheckedBuilding[] | undefined
let results: CheckResult[] = []

/** Does a task on the plan that lies here, which follows the one on the page by what changed there. */
function work(task: CheckTask): CheckAnswer['done'] {
  if (task.kind === 'open') {
    state = unpackState(task.state)
    base = task.base === null ? undefined : unpackState(task.base)
    walks = undefined
    buildings = undefined
    return { results: checkAll(state) }
  }
  if (state === null) throw new Error('got a task when expected a plan first')
  if (task.kind === 'walks') {
    walks = task.walks.map(({ category, stations, starts, station, meters }) => ({
      category: category as FacilityCategory,
      stations,
      starts: Uint32Array.from(starts),
      station: Uint32Array.from(station),
      meters: Float64Array.from(meters),
    }))
    return { results: checkAll(state) }
  }
  if (task.kind === 'buildings') {
    buildings = unpackBuildings(task.buildings)
    return { results: checkAll(state) }
  }
  if (task.kind === 'repair') return { repair: proposeRepair(state, task.finding) }
  // The plan as it was opened is what it is compared with, until another base is named.
  base ??= state
  const checked = checkChanges({ state, results }, task.changes, { base, walks, buildings })
  state = checked.state
  results = checked.results
  return { results }
}

function checkAll(plan: PlanState): CheckResult[] {
  results = runChecks(plan, { base: base ?? plan, walks, buildings })
  return results
}

addEventListener('message', ({ data: { id, task } }: MessageEvent<{ id: number; task: CheckTask }>) => {
  try {
    postMessage({ id, done: work(task) } satisfies CheckAnswer)
  } catch (error) {
    postMessage({ id, done: null, problem: error instanceof Error ? error.message : String(error) } satisfies CheckAnswer)
  }
})
