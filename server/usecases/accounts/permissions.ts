import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { findDivisionName, isBelow } from '../../repositories/divisions/division-ancestors.ts'
import type { Session } from './session.ts'

/** Throws unless the account has one of the roles; administrators always pass. */
export function requireRoleOf(session: Session, ...roles: readonly Role[]): void {
  if (session.role === 'administrator' || roles.includes(session.role)) return
  throw new ProblemError(
    'forbidden',
    `This needs the role ${[...roles.filter((role) => role !== 'administrator'), 'administrator'].join(' or ')}; ${session.name} is a ${session.role}.`,
  )
}

/** Whether a division is the account's part of the tree or below it, by today's map, else by the last that the division was on. */
export async function isWithinScope(db: Database, session: Pick<Session, 'scope'>, divisionId: string): Promise<boolean> {
  return session.scope === null || (await isBelow(db, divisionId, session.scope.id))
}

/**
 * Throws unless a division lies within the account's part of the tree. Ask it of every division that a change touches, and of the parent
 * of one that is to be made; whether the division exists is the caller's to check.
 */
export async function requireScope(db: Database, session: Pick<Session, 'name' | 'scope'>, divisionId: string): Promise<void> {
  if (session.scope === null || (await isBelow(db, divisionId, session.scope.id))) return
  const division = await findDivisionName(db, divisionId)
  throw new ProblemError(
    'forbidden',
    `${division ? `"${division.name}" (${division.code})` : `The division ${divisionId}`} lies outside ${session.name}'s part of the map, "${session.scope.name}" (${session.scope.code}) and what is in it.`,
  )
}
