import type { PlanOperation } from '#planning/plans/plan-types'

/** One thing that the planner did and the service is to learn of, in the order in which it was done. */
export interface Stroke {
  /** Unique on this page. */
  id: string
  kind: 'change' | 'undo' | 'redo'
  /** With everything chosen (ids, codes, names), so that done again they do the same; none for undo and redo. */
  operations: PlanOperation[]
  comment: string
  /** The plan's version that it was drawn on, where that is not the desk's: it was left unsent on an earlier day. */
  baseVersion: number | null
  /** Whether it was sent and no answer came: it may have arrived. */
  isSent: boolean
}
