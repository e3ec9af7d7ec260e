import { planDesk } from './plan-desk.ts'

const key = (planId: string): string => `fangyuan.locks.${planId}`

/** Remembers which divisions of the open plan are locked on this machine. */
export function keepLocks(locked: ReadonlySet<string>): void {
  const { plan } = planDesk.get()
  if (!plan) return
  try {
    localStorage.setItem(key(plan.id), JSON.stringify([...locked]))
  } catch {
    // They hold until the page is left.
  }
}

/** The divisions of a plan that were locked here before. */
export function keptLocks(planId: string): Set<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(key(planId)) ?? '[]') as string[])
  } catch {
    return new Set()
  }
}
