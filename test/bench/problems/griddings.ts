import { buildAtoms } from '#planning/division/atoms/build-atoms'
import { stateProblem } from '#planning/division/griddings/state-problem'
import { usualWishes } from '#planning/division/prices'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { BenchError } from '../bench-error.ts'
import { rangeOf, runDivision, statusOf } from '../griddings/run-division.ts'
import { sampleGrounds } from '../griddings/sample-grounds.ts'
import { wholeOption } from '../input/whole-option.ts'
import { median, rounded } from '../measure.ts'
import type { Problem } from './problem.ts'

/**
 * Divides every community of the generated county (the "file" is `county`) into grids, `--seconds` of the processor each, without a database: which have a plan, how many
 * grids, how far from proven best, how soon. A line on stderr for each; `--every n` takes each nth. `objective` is the mean gap of those with a plan.
 */
export const griddings: Problem = {
  options: { scale: false, households: false, every: false },
  solve: async (file, { seed, seconds, extra }) => {
    if (file !== 'county') throw new BenchError(`"griddings" takes "county", not "${file}".`)
    const households = rangeOf(extra.households)
    const every = wholeOption('every', extra.every, 1)
    const solver = await loadHighsSolver()
    const started = performance.now()
    const rows = sampleGrounds(seed, Number(extra.scale ?? 1))
      .filter((_, i) => i % every === 0)
      .map(({ code, name, households: inside, ground }) => {
        const wishes = { parts: null, households, population: null, targetHouseholds: null, weights: usualWishes }
        const cut = performance.now()
        const map = buildAtoms(ground)
        const none = { lockedGridIds: [], keepTogether: [], keepApart: [], crossings: [] }
        const stated = stateProblem(ground, map, { ...wishes, ...none })
        if (!stated.ok) throw new BenchError(`${name} cannot be stated.`)
        const cutSeconds = rounded((performance.now() - cut) / 1000)
        const { last, ...times } = runDivision(stated.stated.problem, solver, seed, seconds)
        const row = {
          code,
          name,
          households: inside,
          atoms: map.atoms.length,
          status: statusOf(last),
          parts: last.plan?.parts ?? null,
          objective: last.plan && rounded(last.plan.objective, 1),
          bound: last.bound && rounded(last.bound, 1),
          boundKind: last.boundKind,
          gap: last.plan && last.gap && rounded(last.gap),
          terms: last.plan?.terms,
          poolGap: last.poolGap && rounded(last.poolGap),
          reasons: [...new Set(last.obstacles.map(({ reason }) => reason))],
          cutSeconds,
          ...times,
        }
        process.stderr.write(`${JSON.stringify(row)}\n`)
        return row
      })
    const planned = rows.filter(({ parts }) => parts !== null)
    const gaps = planned.map(({ gap }) => gap ?? (rows.length > 0 ? 1 : 0))
    const mean = (values: readonly number[]): number =>
      rounded(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))
    const line = {
      file,
      problem: 'griddings',
      objective: mean(gaps),
      bound: null,
      gap: null,
      status: 'feasible' as const,
      seconds: rounded((performance.now() - started) / 1000),
      objectiveMeaning: 'mean gap of communities with a plan',
      range: households,
      seed,
      communities: rows.length,
      withPlan: planned.length,
      proven: rows.filter(({ status }) => status === 'optimal').length,
      impossible: rows.filter(({ status }) => status === 'infeasible').length,
      reasons: [...new Set(rows.flatMap(({ reasons }) => reasons))],
      gapMedian: gaps.length > 0 ? median(gaps) : null,
      gapMost: gaps.length > 0 ? Math.max(...gaps) : null,
      firstSecondsMost: Math.max(0, ...planned.map(({ firstSeconds }) => firstSeconds ?? 0)),
    }
    return { line, solution: rows }
  },
}
