import { createStore } from '../create-store.ts'

/** What a link named and is no more (or never was); of a division, what it became and when, where that is known. */
export interface Stale {
  kind: 'division' | 'facility'
  became: { day: string; successors: { id: string; name: string }[] } | null
}

/** What the page has to say about its address before it goes on. */
export const notice = createStore<{ stale: Stale | null }>({ stale: null })
