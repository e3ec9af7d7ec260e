import type { CoverageComparison, CoverageFigures, DivisionFigures } from '../coverage-types.ts'

interface Figures {
  totals: CoverageFigures
  byDivision: readonly CoverageFigures[]
}

/** Sets the coverage by facilities at work beside that with the planned ones, in all and for the reported divisions where the two differ. */
export function compareCounts(
  reported: readonly (DivisionFigures & { index: number })[],
  now: Figures,
  planned: Figures,
): CoverageComparison {
  const brief = ({ totals: { coveredPopulation, coveredShare } }: Figures) => ({ coveredPopulation, coveredShare })
  return {
    now: brief(now),
    planned: brief(planned),
    divisions: reported.flatMap(({ index, divisionId, code, name, level, population }) => {
      const nowCoveredPopulation = now.byDivision[index].coveredPopulation
      const plannedCoveredPopulation = planned.byDivision[index].coveredPopulation
      if (nowCoveredPopulation === plannedCoveredPopulation) return []
      return [{ divisionId, code, name, level, population, nowCoveredPopulation, plannedCoveredPopulation }]
    }),
  }
}
