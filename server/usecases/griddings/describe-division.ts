import type { Blocking, DivisionGridding, EnsembleAnswer, Grid } from '#contract/griddings/gridding-answer'
import { obstacleText } from '#contract/griddings/obstacle-sentences'
import type { DivisionProgress } from '#planning/division/divide'
import { describeGrids } from '#planning/division/griddings/describe-grids'
import { nameObstacles } from '#planning/division/griddings/name-obstacles'
import type { StatedProblem } from '#planning/division/griddings/state-problem'
import { planMetrics } from '#planning/division/measure/plan-metrics'
import { gridWorkersFor, staffOf } from '#planning/rules/staffing-rules'
import type { DivisionToGrid } from './divisions-to-grid.ts'

/** A division's part of an answer, as far as its work has come. `grids`: those of the same plan where they were described before. */
export function describeDivision(
  division: DivisionToGrid,
  stated: StatedProblem,
  progress: DivisionProgress,
  ensemble: EnsembleAnswer | null,
  seconds: number,
  grids: Grid[] | null,
): { answer: DivisionGridding; grids: Grid[] } {
  const { plan, boundKind, poolGap, obstacles, nearest, slices } = progress
  const { bound, gap } = provenOf(progress)
  const { id: divisionId, code, name, level, divisionKind, gridLevel, unitLevel } = division
  const own = grids ?? (plan === null ? [] : gridsOf(division, stated, plan))
  return {
    grids: own,
    answer: {
      divisionId,
      code,
      name,
      level,
      gridLevel,
      unitLevel,
      ok: plan !== null,
      metrics: plan && { ...planMetrics(stated.problem, plan), buildingsCut: null, walk: null, workload: null },
      objective: plan?.objective ?? null,
      terms: plan?.terms ?? null,
      bound,
      boundKind,
      gap,
      poolGap,
      ensemble,
      ...(plan === null
        ? {
            reason: obstacles[0]?.reason ?? 'none_found',
            blocking: nameObstacles(stated, obstacles).map(
              (blocking): Blocking => ({
                ...blocking,
                divisionId,
                at: blocking.at && [blocking.at[0], blocking.at[1]],
                text: obstacleText(blocking),
              }),
            ),
            nearest: nearest && { households: nearest.households, population: nearest.population, parts: nearest.plan.parts },
          }
        : {}),
      staff:
        gridLevel !== null && divisionKind === 'community'
          ? staffOf(stated.problem.atoms.reduce((sum, { population }) => sum + population, 0))
          : [],
      grids: own.length,
      units: stated.problem.atoms.length,
      slices,
      seconds,
    },
  }
}

/**
 * What is proven of a plan. No plan of real ground costs less than nothing: prices are not negative, and no outline is shorter than the circle of its area. A relaxation may
 * know less.
 */
export function provenOf({ plan, bound, gap }: DivisionProgress): Pick<DivisionProgress, 'bound' | 'gap'> {
  if (plan === null || bound === null || bound >= 0) return { bound, gap }
  return { bound: 0, gap: plan.objective > 0 ? 1 : 0 }
}

function gridsOf(
  { id: divisionId, gridLevel }: DivisionToGrid,
  stated: StatedProblem,
  plan: NonNullable<DivisionProgress['plan']>,
): Grid[] {
  return describeGrids(stated, plan).map(({ geometry, ...grid }) => ({
    divisionId,
    ...grid,
    station: null,
    walk: null,
    workload: null,
    workers: gridLevel === null ? null : gridWorkersFor(grid.population),
    geometry: {
      type: 'MultiPolygon',
      coordinates: geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]))),
    },
  }))
}
