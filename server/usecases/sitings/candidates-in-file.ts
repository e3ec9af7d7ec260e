import { ProblemError } from '#contract/problems'
import type { CandidatesRead } from '#contract/sitings/candidates-file'
import { readCandidates } from '../../formats/candidates-file.ts'
import { FormatError } from '../../formats/format-error.ts'
import type { ReadOptions } from '../../formats/rows/source-table.ts'

/** The places that a file (CSV or GeoJSON) proposes, as a siting's body takes them, and each row that cannot be taken; throws a problem for what is no such file. */
export function readCandidatesFile(name: string, bytes: Uint8Array, options: ReadOptions = {}): CandidatesRead {
  try {
    const { taken, refusals } = readCandidates(bytes, options)
    const candidates = taken.map(({ id, name: called, lon, lat, cost, capacity }) => ({
      ...(id === null ? {} : { id }),
      ...(called === null ? {} : { name: called }),
      lon,
      lat,
      ...(cost === null ? {} : { cost }),
      ...(capacity === null ? {} : { capacity }),
    }))
    return { read: taken.length + refusals.length, candidates, refusals }
  } catch (error) {
    if (error instanceof FormatError) throw new ProblemError('invalid-input', `${name}: ${error.message}`)
    throw error
  }
}

/** The same where every row must be taken: throws a problem that names those that cannot be. */
export function candidatesInFile(name: string, bytes: Uint8Array): CandidatesRead['candidates'] {
  const { candidates, refusals } = readCandidatesFile(name, bytes)
  if (refusals.length > 0)
    throw new ProblemError(
      'invalid-input',
      `${name}: ${refusals.map(({ row, reason }) => `row ${row}: ${reason}`).join('; ')}`,
      refusals.map(({ row, reason }) => ({ detail: reason, pointer: `row ${row}` })),
    )
  return candidates
}
