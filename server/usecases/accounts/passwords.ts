import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { ProblemError } from '#contract/problems'

const derive = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>
/** OWASP's minimum for scrypt: N = 2^15, r = 8, p = 3. */
const cost = { N: 2 ** 15, r: 8, p: 3, maxmem: 128 * 1024 * 1024 }
const keyBytes = 32

/** A password hash that no password has: a stranger's name takes as long to refuse as a wrong password. */
export const nobodysHash = `${'00'.repeat(16)}:${'00'.repeat(keyBytes)}`

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(password, salt, keyBytes, cost)).toString('hex')}`
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [salt, key] = stored.split(':').map((hex) => Buffer.from(hex, 'hex'))
  return timingSafeEqual(await derive(password, salt, keyBytes, cost), key)
}

/** Sixteen letters, digits and signs, from 96 random bits. */
export function generatePassword(): string {
  return randomBytes(12).toString('base64url')
}

/** The worst of the passwords that people choose, of those long enough, and what this service's own papers show. */
const worst = new Set(
  `1234567890 12345678910 0123456789 0987654321 9876543210 1234512345 1111111111 0000000000 1q2w3e4r5t 1q2w3e4r5t6y qwertyuiop
  qwerty12345 qwerty123456 qwertyuiop123 asdfghjkl123 asdfghjkl1 1qaz2wsx3edc zaq12wsxcde3 abcdefghij abc1234567 abcd123456 a123456789
  aa12345678 aa123456789 password12 password123 password1234 passw0rd123 passwordpassword administrator admin12345 admin123456 admin888888
  root123456 iloveyou123 woaini1314 woaini1314520 woaini520520 5201314520 1314520520 520131452 welcome123 letmein123 changeme123 test123456
  test-password fangyuan123 fangyuan1234 fangyuan2026`.split(/\s+/),
)

/** Throws where a password that was chosen is easily guessed: the name, one of the worst, or made of fewer than four characters. */
export function requireGoodPassword(password: string, name: string, pointer: string): void {
  const folded = password.normalize('NFKC').toLowerCase()
  const nameFolded = name.normalize('NFKC').toLowerCase()
  const why =
    folded.replace(nameFolded, '').length < 4
      ? 'is the name of the account, or little more'
      : worst.has(folded)
        ? 'is one of the passwords that are tried first'
        : new Set(folded).size < 4
          ? 'repeats fewer than four characters'
          : null
  if (why !== null)
    throw new ProblemError('invalid-input', `The new password ${why}; choose another.`, [{ detail: why, pointer }])
}
