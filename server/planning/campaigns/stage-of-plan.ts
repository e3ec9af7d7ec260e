import type { NextStep, PlanFigures, PlanStage } from './campaign-types.ts'

interface StagedPlan {
  state: 'draft' | 'published' | 'withdrawn'
  /** Steps that count. */
  steps: number
  effective: string
}

/** How far a plan has come on a day; null where it was withdrawn. Without figures a draft is not called checked. */
export function stageOfPlan(
  { state, steps, effective }: StagedPlan,
  figures: Pick<PlanFigures, 'errors' | 'isOutdated'> | null,
  day: string,
): PlanStage | null {
  if (state === 'withdrawn') return null
  if (state === 'published') return effective <= day ? 'effective' : 'published'
  if (steps === 0) return 'not_begun'
  if (figures === null) return 'draft'
  if (figures.errors > 0) return 'errors'
  return figures.isOutdated ? 'draft' : 'checked'
}

/** Whether work is late: its wave was due before the day, and it is not published. */
export function isOverdue(stage: PlanStage | null, dueDay: string, day: string): boolean {
  return stage !== null && stage !== 'published' && stage !== 'effective' && dueDay < day
}

const steps: Record<PlanStage, NextStep> = {
  not_begun: { who: 'planner', what: 'draw' },
  errors: { who: 'planner', what: 'mend' },
  draft: { who: 'planner', what: 'draw' },
  checked: { who: 'reviewer', what: 'publish' },
  published: { who: 'nobody', what: 'wait' },
  effective: { who: 'nobody', what: 'none' },
}

/** Who has the next step of a plan at a stage. */
export function nextStepOf(stage: PlanStage | null, isOutdated: boolean): NextStep {
  if (stage === null) return { who: 'nobody', what: 'none' }
  return stage === 'draft' && isOutdated ? { who: 'planner', what: 'rebase' } : steps[stage]
}
