import type { CoverageDivision, CoverageResult } from '#contract/coverage'

/** Figures of a division in a table, and those of each category, whose columns are called `category.figure`. */
const figures = [
  'population',
  'coveredPopulation',
  'coveredShare',
  'households',
  'coveredHouseholds',
  'buildings',
  'coveredBuildings',
  'unreachablePopulation',
  'meanSeconds',
  'p95Seconds',
] as const
const categoryFigures = [
  'coveredPopulation',
  'coveredShare',
  'coveredHouseholds',
  'coveredBuildings',
  'groupPopulation',
  'coveredGroupPopulation',
  'meanSeconds',
  'p95Seconds',
  'facilities',
  'capacity',
] as const

/** The columns of a coverage answer as a flat table, each with what it reads from a division. */
export function divisionColumns({
  categories,
}: CoverageResult['parameters']): { name: string; read(division: CoverageDivision): string | number | null }[] {
  return [
    ...(['code', 'name', 'level', ...figures] as const).map((name) => ({
      name,
      read: (division: CoverageDivision) => division[name],
    })),
    ...categories.flatMap((category) =>
      categoryFigures.map((figure) => ({
        name: `${category}.${figure}`,
        read: (division: CoverageDivision) => division.categories[category]?.[figure] ?? null,
      })),
    ),
  ]
}
