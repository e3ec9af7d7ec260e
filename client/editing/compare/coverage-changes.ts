import type { CoverageDivision, CoverageResult } from '#contract/coverage'
import type { DivisionDiff, PlanDiff } from '#planning/plans/diff-types'
import type { DivisionLevel } from '#planning/types'

/** How many people of a division are covered; `share` null: nobody lives there. */
export interface CoveredSide {
  population: number
  covered: number
  share: number | null
}

/** A division whose ground or people change, and who of it is covered on both sides; null: it is not on that side. */
export interface CoverageChange {
  id: string
  name: string
  what: DivisionDiff['what']
  before: CoveredSide | null
  after: CoveredSide | null
  /** Share after less share before; null where either is missing. */
  change: number | null
}

const sideOf = (row: Pick<CoverageDivision, 'population' | 'coveredPopulation' | 'coveredShare'>): CoveredSide => ({
  population: row.population,
  covered: row.coveredPopulation,
  share: row.coveredShare,
})

/** Nobody lives in a division that an answer does not name. */
const nobody: CoveredSide = { population: 0, covered: 0, share: null }

/** Coverage before and after in the divisions of a level that a difference changes, the greatest loss of share first; then those that end, and those that appear. */
export function coverageChanges(
  { divisions }: PlanDiff,
  level: DivisionLevel,
  before: CoverageResult,
  after: CoverageResult,
): CoverageChange[] {
  const [old, now] = [before, after].map((result) => new Map(result.divisions.map((row) => [row.divisionId, sideOf(row)])))
  return changedDivisions(divisions, level)
    .map(({ id, what, before: was, after: is }): CoverageChange => {
      const [oldSide, newSide] = [was && (old.get(id) ?? nobody), is && (now.get(id) ?? nobody)]
      const [shareBefore, shareAfter] = [oldSide?.share ?? null, newSide?.share ?? null]
      return {
        id,
        name: (is ?? was)!.name,
        what,
        before: oldSide,
        after: newSide,
        change: shareBefore === null || shareAfter === null ? null : shareAfter - shareBefore,
      }
    })
    .sort((a, b) => orderOf(a) - orderOf(b) || (a.change ?? 0) - (b.change ?? 0) || (a.id < b.id ? -1 : 1))
}

/** Divisions on both sides first, then those that end, then those that appear. */
const orderOf = ({ what }: CoverageChange): number => ['changes', 'ends', 'appears'].indexOf(what)

/** Divisions of a level whose coverage may differ: not those with another name or code only. */
export function changedDivisions(divisions: readonly DivisionDiff[], level: DivisionLevel): DivisionDiff[] {
  return divisions.filter(
    (division) =>
      division.level === level &&
      (division.what !== 'changes' || division.changed.includes('ground') || division.changed.includes('people')),
  )
}

/** All whom an answer covers. */
export const coveredInAll = ({ totals }: CoverageResult): CoveredSide => sideOf(totals)
