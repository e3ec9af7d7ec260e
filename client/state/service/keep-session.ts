import { api } from '../../api.ts'
import { hasSessionHint, noteSessionEnded, session, type Who } from './session.ts'

/** Learns who is signed in, now and whenever the person comes back to this tab: they may have signed in or out in another, or been given other rights. */
export function keepSession(): void {
  void learnSession()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void learnSession()
  })
}

async function learnSession(): Promise<void> {
  if (!hasSessionHint()) {
    if (session.get().who) noteSessionEnded()
    return
  }
  try {
    session.set({ who: await api.session(), ended: null })
  } catch {
    // A visitor for now: the hint outlived its session, or the service is away and asked again at the next return.
  }
}

/** Signs in; throws where the service refuses. */
export async function signIn(name: string, password: string): Promise<Who> {
  const { name: known, role, scope } = await api.signIn(name, password)
  const who = { name: known, role, scope }
  session.set({ who, ended: null })
  return who
}

/** Signs out, also where the service cannot be reached or has ended the session already. */
export async function signOut(): Promise<void> {
  await api.signOut().catch(() => undefined)
  session.set({ who: null, ended: null })
}
