import { createStore } from '../create-store.ts'

/** What the address named and is no more (or never was); the page says so and goes on. */
export const notice = createStore<{ stale: 'division' | 'facility' | null }>({ stale: null })
