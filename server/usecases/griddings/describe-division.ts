import type { Blocking, DivisionGridding, EnsembleAnswer, Grid } from '#contract/griddings/gridding-answer'
import { obstacleText } from '#contract/griddings/obstacle-sentences'
import type { DivisionProgress } from '#planning/division/divide'
import { describeGrids, describePresent } from '#planning/division/griddings/describe-grids'
import { labelGrids } from '#planning/division/griddings/label-grids'
import { nameObstacles } from '#planning/division/griddings/name-obstacles'
import type { StatedProblem } from '#planning/division/griddings/state-problem'
import { groundMetrics } from '#planning/division/measure/ground-metrics'
import { planMetrics, type SizeFigures, sizeFigures } from '#planning/division/measure/plan-metrics'
import { gridWorkersFor, staffOf } from '#planning/rules/staffing-rules'
import type { CutDivision } from './cut-division.ts'
import type { DivisionToGrid } from './divisible/divisions-to-grid.ts'

/** A division's part of an answer, as far as its work has come. `grids`: those of the same plan where they were described before. */
export function describeDivision(
  division: DivisionToGrid,
  cut: CutDivision,
  progress: DivisionProgress,
  ensemble: EnsembleAnswer | null,
  seconds: number,
  grids: Grid[] | null,
): { answer: DivisionGridding; grids: Grid[] } {
  const { stated } = cut
  const { plan, boundKind, poolGap, obstacles, nearest, slices } = progress
  const { bound, gap } = provenOf(progress)
  const { id: divisionId, code, name, level, divisionKind, gridLevel, unitLevel } = division
  const own = grids ?? (plan === null ? [] : gridsOf(division, cut, plan))
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
      metrics: plan && {
        ...planMetrics(stated.problem, plan),
        ...groundMetrics(
          stated.map,
          plan.partOf,
          own.map(({ compactness }) => compactness),
        ),
        buildingsCut: null,
        walk: null,
        workload: workloadFigures(own),
      },
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
      present: gridLevel === 'village' ? describePresent(stated, own) : null,
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
  { stated, labels, work }: CutDivision,
  plan: NonNullable<DivisionProgress['plan']>,
): Grid[] {
  const described = describeGrids(stated, plan)
  const workOf = work && workOfUnits(stated, work)
  return (labels === null ? described : labelGrids(labels, described)).map(({ geometry, ...grid }) => ({
    divisionId,
    ...grid,
    station: null,
    walk: null,
    ranks: null,
    workload: workOf && grid.unitIds.reduce((sum, unit) => sum + workOf.get(unit)!, 0),
    change: gridLevel === null ? null : grid.change,
    workers: gridLevel === null || gridLevel === 'village' ? null : gridWorkersFor(grid.population),
    geometry: {
      type: 'MultiPolygon',
      coordinates: geometry.map((rings) => rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat]))),
    },
  }))
}

/** Points of work of each unit of some ground, by what it is called. */
function workOfUnits({ map, problem }: StatedProblem, work: Float64Array): Map<string, number> {
  return new Map(problem.atoms.map(({ id }, atom) => [id, map.atoms[atom].buildings.reduce((sum, each) => sum + work[each], 0)]))
}

function workloadFigures(grids: readonly Grid[]): SizeFigures | null {
  const points = grids.flatMap(({ workload }) => workload ?? [])
  return points.length === 0 ? null : sizeFigures(points)
}
