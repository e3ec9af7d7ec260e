import { createStore } from '../create-store.ts'

/** What others did to the open plan beside drawing on it; the numbers grow. */
export const planNews = createStore<{ comments: number }>({ comments: 0 })
