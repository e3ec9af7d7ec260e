import { createStore } from '../create-store.ts'

/** Whether the service answers. `returns` grows each time it is there again, so that what failed meanwhile is asked anew. */
export const connection = createStore<{ lost: boolean; returns: number }>({ lost: false, returns: 0 })

/** Notes that a call reached the service, or did not. */
export function noteConnection(reached: boolean): void {
  const { lost } = connection.get()
  if (lost === !reached) return
  connection.set(({ returns }) => ({ lost: !reached, returns: reached ? returns + 1 : returns }))
}
