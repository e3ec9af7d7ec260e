import { performance } from 'node:perf_hooks'
import type { SitingProgress } from '#planning/siting/siting-types'
import { rounded } from './measure.ts'
import type { BenchLine, BenchOptions } from './problems/problem.ts'

/** Runs a siting until it ends or the seconds are over; returns the line and the solution. */
export function runSiting(
  file: string,
  problem: string,
  { seconds, seed }: BenchOptions,
  start: (seed: number) => Generator<SitingProgress, void>,
): { line: BenchLine; solution: unknown } {
  const started = performance.now()
  const secondsSince = (): number => (performance.now() - started) / 1000
  let last: SitingProgress | null = null
  let bestSeconds: number | null = null
  for (const progress of start(seed)) {
    if (progress.plan !== null && progress.plan.objective !== last?.plan?.objective) bestSeconds = secondsSince()
    last = progress
    if (secondsSince() >= seconds) break
  }
  const { state, plan, bound, gap, obstacles, steps } = last!
  const status = state === 'optimal' ? 'optimal' : state === 'impossible' ? 'infeasible' : plan === null ? 'stopped' : 'feasible'
  return {
    line: {
      file,
      problem,
      objective: plan?.objective ?? Number.NaN,
      bound,
      gap,
      status,
      seconds: rounded(secondsSince()),
      bestSeconds: bestSeconds && rounded(bestSeconds),
      steps,
      seed,
      ...(obstacles.length > 0 ? { obstacles } : {}),
    },
    solution: { sites: plan?.sites ?? null, assignment: plan === null ? null : [...plan.siteOf] },
  }
}
