import type { SoundOf } from '#planning/names/name-forms'
import type { CheckResult } from '#planning/plans/check-types'
import { unpackBuildings } from '#planning/plans/checks/buildings/pack-buildings'
import { checkChanges } from '#planning/plans/checks/check-changes'
import type { CheckedBuilding, StationWalks } from '#planning/plans/checks/check-context'
import { runChecks } from '#planning/plans/checks/run-checks'
import { diffStates } from '#planning/plans/diff/diff-states'
import { movedGround } from '#planning/plans/diff/moved-ground'
import { unpackState } from '#planning/plans/pack-state'
import type { PlanState } from '#planning/plans/plan-types'
import { proposeRepair } from '#planning/plans/repair/propose-repair'
import type { FacilityCategory } from '#planning/types'
import type { OtherPlan, PlanAnswer, PlanTask } from './plan-tasks.ts'

let state: PlanState | null = null
let base: PlanState | undefined
let walks: StationWalks[] | undefined
let buildings: CheckedBuilding[] | undefined
let soundOf: SoundOf | undefined
let results: CheckResult[] = []

/** Does a task on the plan that lies here, which follows the one on the page by what changed there. */
async function work(task: PlanTask): Promise<PlanAnswer['done']> {
  if (task.kind === 'open') {
    state = unpackState(task.state)
    base = task.base === null ? undefined : unpackState(task.base)
    walks = undefined
    buildings = undefined
    return checkAll(state)
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
    return checkAll(state)
  }
  if (task.kind === 'sounds') {
    // The dictionary is larger than all else here, and nothing waits for it.
    const { loadSoundOf } = await import('#planning/names/name-keys')
    soundOf = await loadSoundOf()
    return checkAll(state)
  }
  if (task.kind === 'repair') return proposeRepair(state, task.finding)
  if (task.kind === 'diff') {
    const before = task.other === null ? (base ?? state) : stateOf(task.other)
    return { diff: diffStates(before, state), moved: movedGround(before, state, task.level) }
  }
  if (task.kind === 'buildings') {
    buildings = unpackBuildings(task.buildings)
    return checkAll(state)
  }
  // The plan as it was opened is what it is compared with, until another base is named.
  base ??= state
  const checked = checkChanges({ state, results }, task.changes, { base, walks, buildings, soundOf })
  state = checked.state
  results = checked.results
  return results
}

function checkAll(plan: PlanState): CheckResult[] {
  results = runChecks(plan, { base: base ?? plan, walks, buildings, soundOf })
  return results
}

let other: { planId: string; version: number; state: PlanState } | null = null

function stateOf({ planId, version, state: packed }: OtherPlan): PlanState {
  if (other?.planId !== planId || other.version !== version) other = { planId, version, state: unpackState(packed) }
  return other.state
}

addEventListener('message', async ({ data: { id, task } }: MessageEvent<{ id: number; task: PlanTask }>) => {
  try {
    postMessage({ id, done: await work(task) } satisfies PlanAnswer)
  } catch (error) {
    postMessage({ id, done: [], problem: error instanceof Error ? error.message : String(error) } satisfies PlanAnswer)
  }
})
