import { type DivisionProgress, divide } from '#planning/division/divide'
import type { DivisionProblem } from '#planning/division/division-types'
import type { LinearSolver } from '#planning/linear-model'
import { rounded } from '../measure.ts'

/** A division run for so long, and when its first and best plans came; processor seconds, which another program on the machine does not stretch. */
export interface DividedFigures {
  last: DivisionProgress
  firstSeconds: number | null
  bestSeconds: number | null
  seconds: number
}

/** Divides until it is proven or the processor's seconds are over. */
export function runDivision(problem: DivisionProblem, solver: LinearSolver, seed: number, seconds: number): DividedFigures {
  const begun = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1e6
  }
  let last: DivisionProgress | null = null
  let [firstSeconds, bestSeconds]: (number | null)[] = [null, null]
  for (const progress of divide(problem, { seed, solver })) {
    if (progress.plan !== null && progress.plan !== last?.plan) {
      bestSeconds = rounded(spent())
      firstSeconds ??= bestSeconds
    }
    last = progress
    if (spent() >= seconds) break
  }
  return { last: last!, firstSeconds, bestSeconds, seconds: rounded(spent()) }
}

export const statusOf = ({ state, plan }: DivisionProgress) =>
  state === 'optimal' ? 'optimal' : state === 'impossible' ? 'infeasible' : plan === null ? 'stopped' : 'feasible'
