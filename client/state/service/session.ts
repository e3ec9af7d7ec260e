import { createStore } from '../create-store.ts'

const key = 'fangyuan.session'

interface Session {
  name: string | null
  token: string | null
}

function kept(): Session {
  try {
    const text = sessionStorage.getItem(key)
    return text ? (JSON.parse(text) as Session) : { name: null, token: null }
  } catch {
    return { name: null, token: null }
  }
}

/** Who is signed in; lives as long as the browser's tab. */
export const session = createStore<Session>(kept())

/** Keeps a token for this tab, or forgets it. */
export function keepSession(next: Session): void {
  session.set(next)
  try {
    if (next.token) sessionStorage.setItem(key, JSON.stringify(next))
    else sessionStorage.removeItem(key)
  } catch {
    // Kept in memory only.
  }
}
