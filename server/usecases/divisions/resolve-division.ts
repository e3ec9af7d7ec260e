import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { divisionVersions, findDivisionIdByCode, findDivisionIdByCodeEver } from '../../repositories/divisions/divisions.ts'

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** Codes are short, and the database takes no zero bytes. */
const codePattern = /^\P{Cc}{1,64}$/u

/** The id behind an id or a code; a problem of kind not-found where no division has that code on the day. */
export async function resolveDivision(db: Database, idOrCode: string, at: string | undefined): Promise<string> {
  if (uuidPattern.test(idOrCode)) return idOrCode
  const id = codePattern.test(idOrCode) ? await findDivisionIdByCode(db, idOrCode, at) : null
  if (id === null) throw await noSuchDivision(db, idOrCode, at)
  return id
}

/** The id behind an id or a code of any day: today's division of that code, else the last that had it. */
export async function resolveDivisionEver(db: Database, idOrCode: string): Promise<string> {
  if (uuidPattern.test(idOrCode)) return idOrCode
  const id = codePattern.test(idOrCode)
    ? ((await findDivisionIdByCode(db, idOrCode, undefined)) ?? (await findDivisionIdByCodeEver(db, idOrCode)))
    : null
  if (id === null) throw await noSuchDivision(db, idOrCode, undefined)
  return id
}

/** The problem of an id or code that no division has on a day; tells when it held, where it did. */
export async function noSuchDivision(db: Database, idOrCode: string, at: string | undefined): Promise<ProblemError> {
  const shown = idOrCode.length > 64 ? `${idOrCode.slice(0, 64)}…` : idOrCode
  const id = uuidPattern.test(idOrCode)
    ? idOrCode
    : codePattern.test(idOrCode)
      ? await findDivisionIdByCodeEver(db, idOrCode)
      : null
  const versions = id === null ? [] : (await divisionVersions(db, id)).filter(({ supersededAt }) => supersededAt === null)
  if (versions.length === 0)
    return new ProblemError(
      'not-found',
      `There is no division with the id or code "${shown}"; the data may have been replaced since. GET /api/v1/search?q= finds divisions by name.`,
    )
  const last = versions[versions.length - 1]
  const held = `from ${versions[0].validFrom}${last.validTo === null ? ' on' : ` until the day before ${last.validTo}`}`
  return new ProblemError(
    'not-found',
    `The division "${last.name}" (${last.code}) is not on the map ${at === undefined ? 'today' : `of ${at}`}; it holds ${held}. Ask for a day on which it holds with at=, or for what became of it under /api/v1/divisions/${id}/lineage.`,
  )
}
