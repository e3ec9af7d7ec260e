import type { SessionAnswer } from '#contract/session'
import { createStore } from '../create-store.ts'

export type Who = Pick<SessionAnswer, 'name' | 'role' | 'scope'>

interface SessionState {
  /** Null: a visitor. */
  who: Who | null
  /** Who was signed in until the session ended by itself; the page says so, keeps what they have before them, and offers to sign in again. */
  ended: Who | null
  /** Whether the account's dialog is open. */
  dialogOpen: boolean
}

/** Who is signed in. The session itself is in a cookie that no script can read. */
export const session = createStore<SessionState>({ who: null, ended: null, dialogOpen: false })

/** The name of who is signed in, or was until the session ended by itself. */
export const ownName = (): string | null => (session.get().who ?? session.get().ended)?.name ?? null

/** Notes that the service no longer knows the session; what is on the page stays. */
export function noteSessionEnded(): void {
  session.set(({ who, ended }) => ({ who: null, ended: who ?? ended }))
}

/** Beside the session's cookie the service sets one that says only that there is a session; asking as a visitor would be an error. */
export const hasSessionHint = (): boolean => /(^|;\s*)fangyuan_signed_in=1(;|$)/.test(document.cookie)
