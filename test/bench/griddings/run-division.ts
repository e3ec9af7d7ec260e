import { type DivisionProgress, divide } from '#planning/division/divide'
import type { DivisionProblem, SizeRange } from '#planning/division/division-types'
import type { LinearSolver } from '#planning/linear-model'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import type { BenchLine } from '../problems/problem.ts'

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

export const statusOf = ({ state, plan }: DivisionProgress): BenchLine['status'] =>
  state === 'optimal' ? 'optimal' : state === 'impossible' ? 'infeasible' : plan === null ? 'stopped' : 'feasible'

/** `300-500` as a range. */
export function rangeOf(text: string | undefined): SizeRange {
  const [, min, max] = /^(\d+)-(\d+)$/.exec(text ?? '300-500') ?? []
  if (min === undefined || Number(min) > Number(max))
    throw new BenchError(`--households takes a range as 300-500, not "${text}".`)
  return { min: Number(min), max: Number(max) }
}
