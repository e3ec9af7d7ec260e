import { atomsOfOutlines, type OutlinedUnit } from '#planning/division/atoms/atoms-of-outlines'
import type { DivisionProblem } from '#planning/division/division-types'
import { planMetrics } from '#planning/division/measure/plan-metrics'
import { pricesFor, usualWishes } from '#planning/division/prices'
import type { MultiPolygonCoordinates } from '#planning/types'
import { loadHighsSolver } from '../../../server/solver/highs.ts'
import { BenchError } from '../bench-error.ts'
import { rangeOf, runDivision, statusOf } from '../griddings/run-division.ts'
import { rounded } from '../measure.ts'
import { readBytes } from '../read-instance.ts'
import type { Problem } from './problem.ts'

interface AreaFeature {
  properties: { code?: string; households?: number; population?: number }
  geometry: { type: string; coordinates: unknown }
}

/** Areas of a GeoJSON file with households and people, as units that are not to be cut. */
function readAreas(file: string): OutlinedUnit[] {
  let features: AreaFeature[]
  try {
    features = JSON.parse(readBytes(file).toString('utf8')).features
  } catch (error) {
    if (error instanceof BenchError) throw error
    throw new BenchError(`${file} is not GeoJSON.`)
  }
  if (!Array.isArray(features) || features.length === 0) throw new BenchError(`${file} has no features.`)
  return features.map(({ properties, geometry }, i) => {
    const { code, households, population } = properties
    if (!(Number(households) >= 0 && Number(population) >= 0))
      throw new BenchError(`Feature ${i + 1} of ${file} lacks households or population from 0 on.`)
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')
      throw new BenchError(`Feature ${i + 1} of ${file} is a ${geometry.type}, not an area.`)
    const polygons = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as number[][][][]
    return {
      id: code ?? String(i + 1),
      households: Number(households),
      population: Number(population),
      compoundId: null,
      gridId: null,
      geometry: polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))) as MultiPolygonCoordinates,
    }
  })
}

/** Joins areas of a file into grids of so many `--households`: whether there is a plan, else which areas block and what range comes nearest; metrics, bound and time of the processor. */
export const grids: Problem = {
  options: { households: false },
  solve: async (file, { seed, seconds, extra }) => {
    const households = rangeOf(extra.households)
    const { atoms, borders } = atomsOfOutlines(readAreas(file))
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
