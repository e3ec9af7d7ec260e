import type { DivisionGridding, GriddingResult } from '#contract/griddings/gridding-answer'
import type { DividedDivision } from './divide-division.ts'
import type { GriddingQuestion } from './gridding-question.ts'

/** An answer of all divisions that were worked on so far; of one division its figures are the answer's, of several objectives and bounds are added up. */
export function assembleGridding(
  question: GriddingQuestion,
  divided: readonly DividedDivision[],
  about: { revision: number; synthetic: boolean; seconds: number; computedAt: string },
): GriddingResult {
  const { kind, wishes, at, seed, slices, workload } = question
  const divisions = divided.map(({ answer }) => answer)
  const grids = divided.flatMap((each) => each.grids)
  const sum = (of: 'households' | 'population') => grids.reduce((total, grid) => total + grid[of], 0)
  return {
    ...(question.divisions.length === 1 ? figuresOf(divisions[0] ?? nothingYet) : addUp(divisions, question.divisions.length)),
    kind,
    parameters: {
      at,
      kind,
      divisions: question.divisions.map(({ versionIds: _, ...division }) => division),
      ...wishes,
      seconds: question.seconds,
      slices,
      workload,
    },
    grids,
    divisions,
    totals: {
      divisions: question.divisions.length,
      divided: divisions.filter(({ ok }) => ok).length,
      grids: grids.length,
      households: sum('households'),
      population: sum('population'),
    },
    seed,
    ...about,
  }
}

type Figures = Pick<
  GriddingResult,
  | 'ok'
  | 'metrics'
  | 'objective'
  | 'terms'
  | 'bound'
  | 'boundKind'
  | 'gap'
  | 'poolGap'
  | 'ensemble'
  | 'reason'
  | 'blocking'
  | 'nearest'
>

/** What there is to tell before the work has come to the first division. */
const nothingYet: Figures = {
  ok: false,
  metrics: null,
  objective: null,
  terms: null,
  bound: null,
  boundKind: null,
  gap: null,
  poolGap: null,
  ensemble: null,
  reason: 'none_found',
  blocking: [],
  nearest: null,
}

function figuresOf(figures: Figures): Figures {
  const { ok, metrics, objective, terms, bound, boundKind, gap, poolGap, ensemble, reason, blocking, nearest } = figures
  const why = ok ? {} : { reason, blocking, nearest }
  return { ok, metrics, objective, terms, bound, boundKind, gap, poolGap, ensemble, ...why }
}

/** Figures of several divisions together: sums, where every one of them has the figure; what says how one plan stands is told one by one. */
function addUp(divisions: readonly DivisionGridding[], expected: number): Figures {
  const isWhole = divisions.length === expected && divisions.every(({ ok }) => ok)
  const planned = divisions.filter(({ ok }) => ok)
  const sum = (of: (division: DivisionGridding) => number) => planned.reduce((total, division) => total + of(division), 0)
  const objective = planned.length > 0 ? sum((each) => each.objective!) : null
  const bound = planned.length > 0 && planned.every((each) => each.bound !== null) ? sum((each) => each.bound!) : null
  const kinds = new Set(planned.map(({ boundKind }) => boundKind))
  const failed = divisions.find(({ ok }) => !ok)
  return {
    ok: isWhole,
    metrics: null,
    objective,
    terms:
      planned.length > 0
        ? {
            borders: sum((each) => each.terms!.borders),
            shape: sum((each) => each.terms!.shape),
            balance: sum((each) => each.terms!.balance),
            change: sum((each) => each.terms!.change),
          }
        : null,
    bound,
    boundKind: bound === null ? null : kinds.size === 1 ? [...kinds][0] : 'mixed',
    gap: objective === null || bound === null ? null : Math.max(0, objective - bound) / Math.max(Math.abs(objective), 1e-9),
    poolGap: null,
    ensemble: null,
    ...(isWhole
      ? {}
      : {
          reason: failed?.reason ?? 'none_found',
          blocking: divisions.flatMap(({ blocking }) => blocking ?? []),
          nearest: failed?.nearest ?? null,
        }),
  }
}
