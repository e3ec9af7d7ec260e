import { applyChange, invertChange } from '#planning/plans/apply-change'
import { applyOperation } from '#planning/plans/apply-operation'
import { packState } from '#planning/plans/pack-state'
import { countsOf } from '#planning/plans/plan-state'
import type { PlanChange, PlanState } from '#planning/plans/plan-types'
import { seededRandom } from '#planning/random'
import { checkMap } from '#planning/topology/edit/checks/check-map'
import { faultsOf } from '../../planning/plans/check-plan.ts'
import { randomOperation } from '../../planning/plans/random-operations.ts'
import { samplePlan, sampleSource } from '../../planning/plans/sample-plan.ts'
import { BenchError } from '../bench-error.ts'
import type { Problem } from './problem.ts'

/** Operations after which all is undone, compared with the block's beginning, and done again. */
const blockOperations = 2000
/** Blocks after which everything is derived again from the outlines, and the next operations begin on the published county: what nobody plans makes ever longer borders. */
const blocksASession = 5
/** So too where an operation has left less than this share of the divisions, e.g. by dividing a town in two that had a hundred villages. */
const leastShareOfDivisions = 0.8
const meterPerStep = 0.0111

/** Random operations of all kinds and levels on the sample county: what they break (nothing), and how fast they are. */
export const edits: Problem = {
  options: { count: false, scale: false },
  async solve(file, { seed, extra }) {
    if (file !== 'county') throw new BenchError(`"edits" works on the generated county; name "county", not "${file}".`)
    const wanted = Number(extra.count ?? 100_000)
    const scale = Number(extra.scale ?? 1)
    const start = samplePlan({ scale, seed })
    const random = seededRandom(seed)
    const people = countsOf(start, start.scopeId)
    let state = start
    let [done, tried, ids, violations, operating, blocks, sessions] = [0, 0, 0, 0, 0, 0, 1]
    const milliseconds = new Map<string, number[]>()
    while (done < wanted) {
      const before = state
      const changes: PlanChange[] = []
      const isWhole = (): boolean => state.divisions.size >= leastShareOfDivisions * start.divisions.size
      while (changes.length < blockOperations && done < wanted && isWhole()) {
        const divisions = [...state.divisions.values()].filter(({ id }) => id !== state.scopeId)
        const asked = randomOperation(state, divisions, random, divisions.length < start.divisions.size)
        const from = performance.now()
        const result = applyOperation(state, asked, () => `new-${ids++}`)
        const took = performance.now() - from
        operating += took
        tried++
        if (!result.ok) continue
        done++
        const list = milliseconds.get(asked.op)
        if (list) list.push(took)
        else milliseconds.set(asked.op, [took])
        changes.push(result.change)
        state = result.state
        const now = countsOf(state, state.scopeId)
        if (now.population !== people.population || now.households !== people.households) violations++
      }
      const isSessionEnd = ++blocks === blocksASession || done >= wanted || !isWhole()
      violations += wrongUndo(before, state, changes) + (isSessionEnd ? faultsOf(state).length + checkMap(state.map).length : 0)
      process.stderr.write(
        `· ${done.toLocaleString('en')} operations, ${state.divisions.size} divisions, ${violations} violations\n`,
      )
      if (isSessionEnd && done < wanted) {
        state = start
        blocks = 0
        sessions++
      }
    }
    const line = {
      file,
      problem: 'edits',
      objective: violations,
      bound: null,
      gap: null,
      status: 'feasible' as const,
      seconds: operating / 1000,
      operations: done,
      sessions,
      refused: tried - done,
      operationsPerSecond: Math.round((tried / operating) * 1000),
      largestVertexShiftMeters: largestShift(scale, seed) * meterPerStep,
      milliseconds: Object.fromEntries([...milliseconds].map(([op, list]) => [op, quantiles(list)])),
    }
    return { line, solution: null }
  },
}

/** 1 where undoing a block does not lead back to its beginning byte for byte, or doing it again not to its end. */
function wrongUndo(before: PlanState, after: PlanState, changes: readonly PlanChange[]): number {
  const textOf = (state: PlanState): string => JSON.stringify(packState(state))
  const back = changes.reduceRight((state, change) => applyChange(state, invertChange(change)), after)
  const again = changes.reduce((state, change) => applyChange(state, change), back)
  return textOf(back) === textOf(before) && textOf(again) === textOf(after) ? 0 : 1
}

/** How far the corners of the published divisions are from the plan's, in lattice steps. */
function largestShift(scale: number, seed: number): number {
  let largest = 0
  for (const { geometry } of sampleSource({ scale, seed }).divisions)
    for (const [lon, lat] of geometry.flat(2))
      largest = Math.max(largest, Math.hypot(lon * 1e7 - Math.round(lon * 1e7), lat * 1e7 - Math.round(lat * 1e7)))
  return largest
}

function quantiles(list: number[]): { p50: number; p95: number; count: number } {
  const sorted = list.sort((a, b) => a - b)
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 100) / 100
  return { p50: at(0.5), p95: at(0.95), count: sorted.length }
}
