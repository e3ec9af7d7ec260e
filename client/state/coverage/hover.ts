import { createStore } from '../create-store.ts'

/** The division that the pointer is on, in the table or on the map; the other shows it too. */
export const hover = createStore<{ divisionId: string | null }>({ divisionId: null })
