import type { Session } from './session.ts'

/** Who does something: an account, or the command line (`accountId` null). */
export type Actor = Pick<Session, 'name'> & { accountId: string | null }

export const commandLine: Actor = { accountId: null, name: 'command line' }

/** The part of an audit entry about an account that says who and whom. */
export function onAccount(actor: Actor, subjectId: string) {
  return { accountId: actor.accountId, accountName: actor.name, subjectKind: 'account', subjectId } as const
}
