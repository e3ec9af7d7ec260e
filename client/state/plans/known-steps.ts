import type { PlanMove } from '#contract/plans/plan-history'
import type { KnownStep } from './desk.ts'

/** Steps that count and steps that were undone, newest last, as the plan's moves tell; what they did on another map than today's is unknown. */
export function knownSteps(moves: readonly PlanMove[], steps: number, undone: number): [KnownStep[], KnownStep[]] {
  let done: KnownStep[] = []
  let back: KnownStep[] = []
  for (const { kind, changes } of moves) {
    if (kind === 'rebase') [done, back] = [[], []]
    else if (kind === 'undo') back.push(done.pop() ?? null)
    else {
      const again = kind === 'redo' ? (back.pop() ?? null) : null
      done.push(changes ?? again)
      if (kind === 'change') back = []
    }
  }
  return [fill(done, steps), fill(back, undone)]
}

/** Steps before the known ones are there, and unknown. */
function fill(known: readonly KnownStep[], length: number): KnownStep[] {
  const missing = Math.max(0, length - known.length)
  return [...new Array<KnownStep>(missing).fill(null), ...known.slice(known.length - (length - missing))]
}
