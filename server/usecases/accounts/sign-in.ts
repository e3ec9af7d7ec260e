import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { createSession, endSession, endSessionsOf, findAccount, findSession, saveAccount } from '../../repositories/accounts.ts'

const derive = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number },
) => Promise<Buffer>
/** OWASP's minimum for scrypt: N = 2^15, r = 8, p = 3. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 128 * 1024 * 1024 }
const keyBytes = 32
const sessionHours = 12
const administrator = 'admin'

export interface Session {
  name: string
  role: 'administrator'
}

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(password, salt, keyBytes, cost)).toString('hex')}`
}

async function matches(password: string, stored: string): Promise<boolean> {
  const [salt, key] = stored.split(':').map((hex) => Buffer.from(hex, 'hex'))
  return timingSafeEqual(await derive(password, salt, keyBytes, cost), key)
}

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** A password hash that no password has: a stranger's name takes as long to refuse as a wrong password. */
const nobody = `${'00'.repeat(16)}:${'00'.repeat(keyBytes)}`

/** Makes sure that the administrator exists, with the given password; answers a new password where one had to be generated. */
export async function prepareAdministrator(db: Database, password: string | null): Promise<string | null> {
  const account = await findAccount(db, administrator)
  if (account && (password === null || (await matches(password, account.passwordHash)))) return null
  const chosen = password ?? randomBytes(12).toString('base64url')
  await saveAccount(db, administrator, await hashPassword(chosen), 'administrator')
  await endSessionsOf(db, administrator)
  return password === null ? chosen : null
}

/** Opens a session for a name and password; the token is shown this once. */
export async function signIn(
  db: Database,
  name: string,
  password: string,
): Promise<{ token: string; name: string; role: string; hours: number }> {
  const account = await findAccount(db, name)
  const right = await matches(password, account?.passwordHash ?? nobody)
  if (!account || !right) throw new ProblemError('not-signed-in', 'The name or the password is wrong.')
  const token = randomBytes(32).toString('base64url')
  await createSession(db, account.id, hashToken(token), sessionHours)
  return { token, name: account.name, role: account.role, hours: sessionHours }
}

/** Who holds a token; null where it is unknown or has expired. */
export async function whoIs(db: Database, token: string): Promise<Session | null> {
  return findSession(db, hashToken(token))
}

export async function signOut(db: Database, token: string): Promise<void> {
  await endSession(db, hashToken(token))
}
