import { atomsOfOutlines, type OutlinedUnit } from '#planning/division/atoms/atoms-of-outlines'
import type { DivisionProblem } from '#planning/division/division-types'
import { planMetrics } from '#planning/division/measure/plan-metrics'
import { pricesFor, usualWishes } from '#planning/division/prices'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { BenchError } from '../bench-error.ts'
import { rangeOf, runDivision, statusOf } from '../griddings/run-division.ts'
import { numberIn, readAreas } from '../input/read-areas.ts'
import { rounded } from '../measure.ts'
import type { Problem } from './problem.ts'

/** Areas with households and people, as units that are not to be cut. */
const unitsOf = (file: string): OutlinedUnit[] =>
  readAreas(file).map((area, i) => {
    const what = `Feature ${i + 1} of ${file}`
    if (area.geometry === null) throw new BenchError(`${what} has no outline.`)
    const { code } = area.properties
    return {
      id: typeof code === 'string' ? code : String(i + 1),
      households: numberIn(area, 'households', 0, what),
      population: numberIn(area, 'population', 0, what),
      compoundId: null,
      gridId: null,
      geometry: area.geometry,
    }
  })

/** Joins areas of a file into grids of so many `--households`: whether there is a plan, else which areas block and what range comes nearest; metrics, bound and time of the processor. */
export const grids: Problem = {
  options: { households: false },
  solve: async (file, { seed, seconds, extra }) => {
    const households = rangeOf(extra.households)
    const { atoms, borders } = atomsOfOutlines(unitsOf(file))
    const problem: DivisionProblem = {
      atoms,
      borders,
      parts: null,
      households,
      population: null,
      targetHouseholds: null,
      lockedGridIds: [],
      keepTogether: [],
      keepApart: [],
      prices: pricesFor(usualWishes),
    }
    const { last, ...times } = runDivision(problem, await loadHighsSolver(), seed, seconds)
    const { plan, nearest, obstacles } = last
    const near = nearest && { households: nearest.households, metrics: planMetrics(problem, nearest.plan) }
    const line = {
      file,
      problem: 'grids',
      objective: plan?.objective ?? Number.NaN,
      bound: last.bound && rounded(last.bound),
      gap: plan && last.gap && rounded(last.gap),
      status: statusOf(last),
      ...times,
      range: households,
      areas: atoms.length,
      households: atoms.reduce((sum, atom) => sum + atom.households, 0),
      boundKind: last.boundKind,
      poolGap: last.poolGap,
      metrics: plan && planMetrics(problem, plan),
      seed,
      ...(plan === null
        ? {
            obstacles: obstacles.map(({ atoms: units, ...rest }) => ({ ...rest, areas: units.map((i) => atoms[i].id) })),
            nearest: near,
          }
        : {}),
    }
    return { line, solution: { part: (plan ?? nearest?.plan) ? [...(plan ?? nearest!.plan).partOf] : null } }
  },
}
