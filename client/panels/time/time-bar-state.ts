import { createStore } from '../../state/create-store.ts'

/** Whether the time bar was opened; on another day than today it is shown in any case. */
export const timeBar = createStore<{ open: boolean }>({ open: false })
