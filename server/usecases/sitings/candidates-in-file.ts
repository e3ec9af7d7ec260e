import { ProblemError } from '#contract/problems'
import { readCandidates } from '../../formats/candidates-file.ts'
import { FormatError } from '../../formats/format-error.ts'

/** The places that a file (CSV or GeoJSON) proposes, as a siting's body takes them; throws a problem that names every row that cannot be taken. */
export function candidatesInFile(name: string, bytes: Uint8Array): unknown[] {
  try {
    const { taken, refusals } = readCandidates(bytes)
    if (refusals.length > 0)
      throw new ProblemError(
        'invalid-input',
        `${name}: ${refusals.map(({ row, reason }) => `row ${row}: ${reason}`).join('; ')}`,
        refusals.map(({ row, reason }) => ({ detail: reason, pointer: `row ${row}` })),
      )
    return taken.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)))
  } catch (error) {
    if (error instanceof FormatError) throw new ProblemError('invalid-input', `${name}: ${error.message}`)
    throw error
  }
}
