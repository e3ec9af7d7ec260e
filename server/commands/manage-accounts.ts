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
import type { Arguments } from './read-arguments.ts'
import type { Command } from './run-command.ts'

type Database = Parameters<typeof getAccounts>[0]
type Flags = Omit<Arguments, 'positionals'>

export const accountsUsage = `user add NAME --role viewer|planner|reviewer|administrator [--scope CODE] [--password …]     user list
  user set NAME [--role …] [--scope CODE|all] [--disable|--enable]     user password NAME [--password …]
  user token NAME --name WHAT_FOR --days N`

const mostListed = 10_000

/** `user`: keeps accounts. Passwords that are made up are in the outcome, once. */
export function prepareAccounts({ positionals: [, verb, name], ...flags }: Arguments): Command {
  const work = workOf(verb, name, flags)
  return ({ db }) => work(db)
}

function workOf(verb: string | undefined, name: string | undefined, flags: Flags): (db: Database) => Promise<unknown> {
  if (verb === 'list') return (db) => getAccounts(db, { limit: mostListed, offset: 0 })
  if (name === undefined || !['add', 'set', 'password', 'token'].includes(verb ?? ''))
    throw new ProblemError('invalid-input', `Say what to do with which account.\nUsage: ${accountsUsage}`)
  if (verb === 'add') return addAccount(name, flags)
  if (verb === 'set') return setAccount(name, flags)
  if (verb === 'password') return setPassword(name, flags)
  const body = checkInput({ name: flags.text('name'), days: flags.number('days') }, tokenBodySchema)
  return async (db) => makeToken(db, commandLine, (await getAccountNamed(db, name)).id, body)
}

/** `all` is the whole tree. */
const scopeOf = (scope: string | undefined) => (scope === 'all' ? null : scope)
const shownOnce = (given: string | undefined, password: string) => (given === undefined ? { password } : {})

function addAccount(name: string, { text }: Flags) {
  const password = text('password') ?? generatePassword()
  const account = checkInput({ name, password, role: text('role'), scope: scopeOf(text('scope')) }, newAccountSchema)
  return async (db: Database) => ({
    ...(await createAccount(db, commandLine, account)),
    ...shownOnce(text('password'), password),
  })
}

function setAccount(name: string, { text, isGiven }: Flags) {
  const [disable, enable] = [isGiven('disable'), isGiven('enable')]
  if (disable && enable) throw new ProblemError('invalid-input', 'Either --disable or --enable, not both.')
  const disabled = disable ? true : enable ? false : undefined
  const change = checkInput({ role: text('role'), scope: scopeOf(text('scope')), disabled }, accountChangeSchema)
  return async (db: Database) => changeAccount(db, commandLine, (await getAccountNamed(db, name)).id, change)
}

function setPassword(name: string, { text }: Flags) {
  const password = text('password') ?? generatePassword()
  const change = checkInput({ password }, accountChangeSchema)
  return async (db: Database) => {
    const account = await changeAccount(db, commandLine, (await getAccountNamed(db, name)).id, change)
    return { name: account.name, ...shownOnce(text('password'), password) }
  }
}
