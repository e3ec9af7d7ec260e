import type { CoverageResult } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { csvText } from '../../formats/csv-write.ts'
import { findAnalysis, findAnalysisPart } from '../../repositories/analyses.ts'

/** Parts of a coverage answer that are kept as GeoJSON text, and those of them that are drawn when they are first asked for. */
export const coverageParts = ['isochrones', 'gaps', 'demand'] as const
export type CoveragePart = (typeof coverageParts)[number]
export type DrawnPart = Exclude<CoveragePart, 'gaps'>

/** A coverage answer by id. */
export async function getCoverage(db: Database, id: string): Promise<CoverageResult> {
  const row = await findAnalysis(db, 'coverage', id)
  const text = row && (await findAnalysisPart(db, id, 'result'))
  if (!row || !text) throw noSuchCoverage(id)
  return { ...(JSON.parse(text) as CoverageResult), id: row.id, revision: row.revision, computedAt: row.computedAt }
}

/** One GeoJSON part of a coverage answer, as text; some are drawn (`draw`, which stores them) when they are first asked for. */
export async function getCoveragePart(
  db: Database,
  id: string,
  part: CoveragePart,
  draw: (input: { id: string; part: DrawnPart }) => Promise<unknown>,
): Promise<string> {
  const known = await findAnalysisPart(db, id, part)
  if (known !== null) return known
  if (part !== 'gaps') await draw({ id, part })
  const text = await findAnalysisPart(db, id, part)
  if (text === null) throw noSuchCoverage(id)
  return text
}

/** The figures per division as CSV that spreadsheets open. */
export async function getCoverageCsv(db: Database, id: string): Promise<string> {
  const result = await getCoverage(db, id)
  const { categories } = result.parameters
  const header = [
    ...[
      'code',
      'name',
      'level',
      'population',
      'coveredPopulation',
      'coveredShare',
      'households',
      'coveredHouseholds',
      'buildings',
      'coveredBuildings',
    ],
    ...['unreachablePopulation', 'meanSeconds', 'p95Seconds'],
    ...categories.flatMap((category) =>
      [
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
      ].map((key) => `${category}.${key}`),
    ),
  ]
  const rows = result.divisions.map((division) =>
    header.map((key) => {
      const [category, figure] = key.split('.')
      const figures = figure === undefined ? division : division.categories[category as (typeof categories)[number]]
      return (figures as unknown as Record<string, string | number | null> | undefined)?.[figure ?? key] ?? null
    }),
  )
  return csvText(header, rows)
}

/** The problem of an id that no answer has. */
export function noSuchCoverage(id: string): ProblemError {
  return new ProblemError(
    'not-found',
    `There is no coverage with the id "${id}"; old answers are dropped, so ask the question again.`,
  )
}
