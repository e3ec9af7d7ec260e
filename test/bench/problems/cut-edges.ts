import { type DivisionProgress, divide } from '#planning/division/divide'
import type { Atom, DivisionProblem } from '#planning/division/division-types'
import { countBordersOnly } from '#planning/division/prices'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { BenchError } from '../bench-error.ts'
import { rounded } from '../measure.ts'
import { readBytes } from '../read-instance.ts'
import type { Problem } from './problem.ts'

interface CutEdgesInstance {
  parts: number
  minPopulation: number
  maxPopulation: number
  population: number[]
  borders: [number, number][]
}

function readInstance(file: string): CutEdgesInstance {
  let instance: Partial<CutEdgesInstance>
  try {
    instance = JSON.parse(readBytes(file).toString('utf8'))
  } catch (error) {
    if (error instanceof BenchError) throw error
    throw new BenchError(`${file} is not JSON.`)
  }
  const { parts, minPopulation, maxPopulation, population, borders } = instance
  const isWhole = (value: unknown): value is number => Number.isInteger(value)
  if (!isWhole(parts) || typeof minPopulation !== 'number' || typeof maxPopulation !== 'number')
    throw new BenchError(`${file} lacks parts, minPopulation or maxPopulation.`)
  if (!Array.isArray(population) || !population.every((value) => value >= 0))
    throw new BenchError(`${file} lacks a list of populations from 0 on.`)
  const isUnit = (value: unknown): boolean => isWhole(value) && value >= 0 && value < population.length
  if (!Array.isArray(borders) || !borders.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isUnit)))
    throw new BenchError(`${file} lacks a list of borders between its ${population.length} units.`)
  return { parts, minPopulation, maxPopulation, population, borders }
}

/** The instance as a division whose every border counts one. */
function problemOf({ parts, minPopulation, maxPopulation, population, borders }: CutEdgesInstance): DivisionProblem {
  const unit = { households: 0, areaSquareMeters: 0, x: 0, y: 0, rimMeters: 0, compoundId: null, gridId: null, corners: [] }
  return {
    atoms: population.map((people, i): Atom => ({ ...unit, id: String(i), population: people })),
    borders: borders.map(([from, to]) => ({ from, to, meters: 1, kind: 'road' })),
    parts,
    households: null,
    population: { min: minPopulation, max: maxPopulation },
    targetHouseholds: null,
    lockedGridIds: [],
    keepTogether: [],
    keepApart: [],
    prices: countBordersOnly,
  }
}

const statusOf = ({ state, plan }: DivisionProgress) =>
  state === 'optimal' ? 'optimal' : state === 'impossible' ? 'infeasible' : plan === null ? 'stopped' : 'feasible'

/** Splits the units of an instance into connected parts within the bounds, cutting as few borders as possible, on the solver that divides communities. */
export const cutEdges: Problem = {
  options: {},
  solve: async (file, { seconds, seed }) => {
    const started = performance.now()
    const secondsSince = (): number => (performance.now() - started) / 1000
    const problem = problemOf(readInstance(file))
    const solver = await loadHighsSolver()
    let last: DivisionProgress | null = null
    let [firstSeconds, bestSeconds]: (number | null)[] = [null, null]
    for (const progress of divide(problem, { seed, solver })) {
      if (progress.plan !== null && progress.plan !== last?.plan) {
        bestSeconds = secondsSince()
        firstSeconds ??= bestSeconds
      }
      last = progress
      if (secondsSince() >= seconds) break
    }
    const { plan, bound, boundKind, gap, poolGap, obstacles } = last!
    return {
      line: {
        file,
        problem: 'cut-edges',
        objective: plan?.objective ?? Number.NaN,
        bound,
        gap: plan === null || bound === null ? null : gap,
        status: statusOf(last!),
        seconds: rounded(secondsSince()),
        firstSeconds: firstSeconds && rounded(firstSeconds),
        bestSeconds: bestSeconds && rounded(bestSeconds),
        boundKind,
        poolGap,
        seed,
        ...(plan === null ? { obstacles } : {}),
      },
      solution: { part: plan === null ? null : [...plan.partOf] },
    }
  },
}
