import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { findDivisionName } from '../../repositories/divisions/division-ancestors.ts'
import { noSuchDivision, resolveDivision } from '../divisions/resolve-division.ts'

/** The id of the division that an account of a role is to be for, by id or code; null: the whole tree, as every administrator's. */
export async function resolveScope(db: Database, role: Role, scope: string | null): Promise<string | null> {
  if (scope === null) return null
  requireWholeTree(role, scope)
  const refuse = (detail: string) => new ProblemError('invalid-input', detail, [{ detail, pointer: '/scope' }])
  const id = await resolveDivision(db, scope, undefined).catch((error: unknown) => {
    throw error instanceof ProblemError ? refuse(error.message) : error
  })
  if ((await findDivisionName(db, id)) === null) throw refuse((await noSuchDivision(db, id, undefined)).message)
  return id
}

/** Throws where an administrator would be bound to a part of the tree: they give rights to others. */
export function requireWholeTree(role: Role, scope: string | null): void {
  if (role !== 'administrator' || scope === null) return
  const detail = 'an administrator is for the whole tree; set scope to null'
  throw new ProblemError('invalid-input', `The account cannot be so: ${detail}.`, [{ detail, pointer: '/scope' }])
}
