import type { session } from './session.ts'

/** Whether who is signed in may redraw divisions. */
export function mayRedraw({ token }: ReturnType<typeof session.get>): boolean {
  return token !== null
}

/** Whether who is signed in may publish the plans of others. */
export function mayPublish({ token }: ReturnType<typeof session.get>): boolean {
  return token !== null
}
