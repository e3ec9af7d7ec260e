import { createHash } from 'node:crypto'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { type AccountRow, findPasswordHash, nameKey } from '../../repositories/accounts/accounts.ts'
import { countTry, forgetTries } from '../../repositories/accounts/sign-in-tries.ts'
import { recordAudit } from '../../repositories/audit.ts'
import { isPassword, nobodysHash } from './passwords.ts'

/**
 * Wrong passwords for one name from everywhere together. One address is stopped after ten, so that a single stranger cannot keep the
 * owner out; many together are slowed to a hundred or so an hour.
 */
export const mostTries = 30
export const tryMinutes = 15
/** Every so many wrong passwords are an entry in the audit. */
const triesAnEntry = 5

const hashName = (name: string): string => createHash('sha256').update(nameKey(name)).digest('hex')

/**
 * Whether a password is that of an account (null: nobody's name was given, which takes as long). Answers how many wrong ones came before,
 * null where it is wrong; throws after too many for one name.
 */
export async function provePassword(
  db: Database,
  account: AccountRow | null,
  name: string,
  password: string,
): Promise<number | null> {
  const nameHash = hashName(name)
  const tries = await countTry(db, nameHash, tryMinutes)
  if (tries > mostTries)
    throw new ProblemError('too-many-requests', `Too many wrong passwords for this name; try again in ${tryMinutes} minutes.`)
  const stored = account === null ? null : await findPasswordHash(db, account.id)
  const isRight = await isPassword(password, stored ?? nobodysHash)
  if (account !== null && isRight) {
    await forgetTries(db, nameHash, tryMinutes)
    return tries - 1
  }
  if (account !== null && tries % triesAnEntry === 0)
    await recordAudit(db, {
      accountId: account.id,
      accountName: account.name,
      action: 'session.refused',
      subjectKind: 'account',
      subjectId: account.id,
      details: { wrongPasswords: tries, minutes: tryMinutes },
    })
  return null
}

/** Lets a name be tried again at once: its password was set anew. */
export async function forgiveTries(db: Database, name: string): Promise<void> {
  await forgetTries(db, hashName(name), tryMinutes)
}
