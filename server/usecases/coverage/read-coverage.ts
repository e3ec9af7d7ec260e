import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { CoverageResult } from '#contract/coverage'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { csvText } from '../../formats/csv-write.ts'
import { findAnalysis, findAnalysisPart } from '../../repositories/analyses.ts'
import { divisionColumns } from './division-columns.ts'

const unzip = promisify(gunzip)

/** Parts of a coverage answer that are kept as GeoJSON text, and those of them that are drawn when they are first asked for. */
export const coverageParts = ['isochrones', 'gaps', 'demand'] as const
export type CoveragePart = (typeof coverageParts)[number]
export type DrawnPart = Exclude<CoveragePart, 'gaps'>

/** The plan that an answer is about, which only those who may see it read; null where it is about the published map, or gone. */
export async function planOfCoverage(db: Database, id: string): Promise<string | null> {
  const stored = await findAnalysis(db, 'coverage', id)
  return (stored?.parameters as CoverageResult['parameters'] | undefined)?.plan ?? null
}

/** A coverage answer by id. */
export async function getCoverage(db: Database, id: string): Promise<CoverageResult> {
  return JSON.parse((await unzip(await getCoverageZipped(db, id))).toString('utf8')) as CoverageResult
}

/** A coverage answer's JSON as it is stored: zipped. */
export async function getCoverageZipped(db: Database, id: string): Promise<Buffer> {
  const zipped = await findAnalysisPart(db, id, 'result')
  if (zipped === null) throw noSuchCoverage(id)
  return zipped
}

/** One GeoJSON part of a coverage answer, zipped; some are drawn (`draw`, which stores them) when they are first asked for. */
export async function getCoveragePart(
  db: Database,
  id: string,
  part: CoveragePart,
  draw: (input: { id: string; part: DrawnPart }) => Promise<unknown>,
): Promise<Buffer> {
  const known = await findAnalysisPart(db, id, part)
  if (known !== null) return known
  if (part !== 'gaps') await draw({ id, part })
  const zipped = await findAnalysisPart(db, id, part)
  if (zipped === null) throw noSuchCoverage(id)
  return zipped
}

/** The figures per division as CSV that spreadsheets open. */
export async function getCoverageCsv(db: Database, id: string): Promise<string> {
  const result = await getCoverage(db, id)
  const columns = divisionColumns(result.parameters)
  return csvText(
    columns.map(({ name }) => name),
    result.divisions.map((division) => columns.map(({ read }) => read(division))),
  )
}

/** The problem of an id that no answer has. */
export function noSuchCoverage(id: string): ProblemError {
  return new ProblemError(
    'not-found',
    `There is no coverage with the id "${id}"; old answers are dropped, so ask the question again.`,
  )
}
