import type { CoverageDivision, CoverageResult } from '#contract/coverage'
import type { DivisionLevel, FacilityCategory } from '#planning/types'
import type { CoverageDemand } from '../../api.ts'

/** One division before and after. What one of the two does not have is null. */
export interface ComparedDivision {
  divisionId: string
  code: string
  name: string
  level: DivisionLevel
  populationBefore: number | null
  populationAfter: number | null
  shareBefore: number | null
  shareAfter: number | null
  /** Share after less share before; null where either is missing. */
  change: number | null
  /** Covered people after less before; null where either is missing. */
  gained: number | null
}

export interface ComparedTotal {
  population: number
  coveredPopulation: number
  share: number | null
}

export interface RunComparison {
  before: ComparedTotal
  after: ComparedTotal
  divisions: ComparedDivision[]
}

interface Covered {
  population: number
  covered: number
  share: number | null
}

function coveredOf(
  row: Pick<CoverageDivision, 'population' | 'coveredPopulation' | 'coveredShare' | 'categories'>,
  category: FacilityCategory | null,
): Covered | null {
  const figures = category === null ? row : row.categories[category]
  return figures ? { population: row.population, covered: figures.coveredPopulation, share: figures.coveredShare } : null
}

/** Sets two runs side by side, division by division: by id, else by level and code. `category`: that one's share, else all asked for. */
export function compareResults(before: CoverageResult, after: CoverageResult, category: FacilityCategory | null): RunComparison {
  const byCode = (row: CoverageDivision): string => `${row.level} ${row.code}`
  const earlier = new Map(before.divisions.flatMap((row) => [[row.divisionId, row] as const, [byCode(row), row] as const]))
  const met = new Set<CoverageDivision>()
  const pairs: [CoverageDivision | null, CoverageDivision | null][] = after.divisions.map((row) => {
    const match = earlier.get(row.divisionId) ?? earlier.get(byCode(row)) ?? null
    if (match) met.add(match)
    return [match, row]
  })
  for (const row of before.divisions) if (!met.has(row)) pairs.push([row, null])
  return {
    before: totalOf(before, category),
    after: totalOf(after, category),
    divisions: pairs.map(([was, is]) => comparedDivision(was, is, category)),
  }
}

function totalOf({ totals }: CoverageResult, category: FacilityCategory | null): ComparedTotal {
  const { population, covered, share } = coveredOf(totals, category) ?? { population: totals.population, covered: 0, share: null }
  return { population, coveredPopulation: covered, share }
}

function comparedDivision(
  was: CoverageDivision | null,
  is: CoverageDivision | null,
  category: FacilityCategory | null,
): ComparedDivision {
  const { divisionId, code, name, level } = (is ?? was)!
  const [old, now] = [was && coveredOf(was, category), is && coveredOf(is, category)]
  const [shareBefore, shareAfter] = [old?.share ?? null, now?.share ?? null]
  return {
    divisionId,
    code,
    name,
    level,
    populationBefore: old?.population ?? null,
    populationAfter: now?.population ?? null,
    shareBefore,
    shareAfter,
    change: shareBefore === null || shareAfter === null ? null : shareAfter - shareBefore,
    gained: old && now ? now.covered - old.covered : null,
  }
}

/** One run's "now" beside its "as planned"; null where nothing is planned or being built. */
export function comparePlanned({ comparison, totals, divisions }: CoverageResult): RunComparison | null {
  if (comparison === null) return null
  const differing = new Map(comparison.divisions.map((row) => [row.divisionId, row]))
  return {
    before: {
      population: totals.population,
      coveredPopulation: comparison.now.coveredPopulation,
      share: comparison.now.coveredShare,
    },
    after: {
      population: totals.population,
      coveredPopulation: comparison.planned.coveredPopulation,
      share: comparison.planned.coveredShare,
    },
    divisions: divisions.map(({ divisionId, code, name, level, population, coveredPopulation }) => {
      const { nowCoveredPopulation: old, plannedCoveredPopulation: next } = differing.get(divisionId) ?? {
        nowCoveredPopulation: coveredPopulation,
        plannedCoveredPopulation: coveredPopulation,
      }
      const share = (covered: number): number | null => (population > 0 ? covered / population : null)
      return {
        divisionId,
        code,
        name,
        level,
        populationBefore: population,
        populationAfter: population,
        shareBefore: share(old),
        shareAfter: share(next),
        change: population > 0 ? (next - old) / population : null,
        gained: next - old,
      }
    }),
  }
}

/** People who are covered after and were not before, and the other way about; null where the two runs are not of the same people. */
export function comparePeople(before: CoverageDemand, after: CoverageDemand): { gained: number; lost: number } | null {
  const earlier = new Map(before.features.map(({ properties }) => [properties.id, properties]))
  let [gained, lost, met] = [0, 0, 0]
  for (const { properties } of after.features) {
    const was = earlier.get(properties.id)
    if (!was || was.population !== properties.population) continue
    met += 1
    if (properties.covered && !was.covered) gained += properties.population
    if (!properties.covered && was.covered) lost += properties.population
  }
  return met === earlier.size && met === after.features.length ? { gained, lost } : null
}
