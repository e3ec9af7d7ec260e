import { accountChangeSchema, newAccountSchema } from '#contract/accounts'
import { ProblemError } from '#contract/problems'
import { checkInput } from '#contract/problems/check-input'
import { tokenBodySchema } from '#contract/session'
import { commandLine } from '../usecases/accounts/actor.ts'
import { changeAccount } from '../usecases/accounts/change-account.ts'
import { createAccount } from '../usecases/accounts/create-account.ts'
import { makeToken } from '../usecases/accounts/keep-tokens.ts'
import { getAccountNamed, getAccounts } from '../usecases/accounts/list-accounts.ts'
import { generatePassword } from '../usecases/accounts/passwords.ts'

type Database = Parameters<typeof getAccounts>[0]

/** The flags of `user` commands as they were given. */
export interface AccountFlags {
  role?: string
  scope?: string
  password?: string
  name?: string
  days?: number
  disable?: boolean
  enable?: boolean
}

export const accountsUsage = `user add NAME --role viewer|planner|reviewer|administrator [--scope CODE] [--password …]     user list
  user set NAME [--role …] [--scope CODE|all] [--disable|--enable]     user password NAME [--password …]
  user token NAME --name WHAT_FOR --days N`

const mostListed = 10_000

/** What a `user` command does once the database is open; throws where it is not one. Passwords that are made up are in its outcome, once. */
export function manageAccounts(
  verb: string | undefined,
  name: string | undefined,
  flags: AccountFlags,
): (db: Database) => Promise<unknown> {
  if (verb === 'list') return (db) => getAccounts(db, { limit: mostListed, offset: 0 })
  if (name === undefined || !['add', 'set', 'password', 'token'].includes(verb ?? ''))
    throw new ProblemError('invalid-input', `Say what to do with which account.\nUsage: ${accountsUsage}`)
  if (verb === 'add') return addAccount(name, flags)
  if (verb === 'set') return setAccount(name, flags)
  if (verb === 'password') return setPassword(name, flags)
  const body = checkInput({ name: flags.name, days: flags.days }, tokenBodySchema)
  return async (db) => makeToken(db, commandLine, (await getAccountNamed(db, name)).id, body)
}

/** `all` is the whole tree. */
const scopeOf = (scope: string | undefined) => (scope === 'all' ? null : scope)
const shownOnce = (given: string | undefined, password: string) => (given === undefined ? { password } : {})

function addAccount(name: string, flags: AccountFlags) {
  const password = flags.password ?? generatePassword()
  const account = checkInput({ name, password, role: flags.role, scope: scopeOf(flags.scope) }, newAccountSchema)
  return async (db: Database) => ({ ...(await createAccount(db, commandLine, account)), ...shownOnce(flags.password, password) })
}

function setAccount(name: string, { role, scope, disable, enable }: AccountFlags) {
  if (disable && enable) throw new ProblemError('invalid-input', 'Either --disable or --enable, not both.')
  const disabled = disable ? true : enable ? false : undefined
  const change = checkInput({ role, scope: scopeOf(scope), disabled }, accountChangeSchema)
  return async (db: Database) => changeAccount(db, commandLine, (await getAccountNamed(db, name)).id, change)
}

function setPassword(name: string, flags: AccountFlags) {
  const password = flags.password ?? generatePassword()
  const change = checkInput({ password }, accountChangeSchema)
  return async (db: Database) => {
    const account = await changeAccount(db, commandLine, (await getAccountNamed(db, name)).id, change)
    return { name: account.name, ...shownOnce(flags.password, password) }
  }
}
