import type { PlanFigures } from '#planning/campaigns/campaign-types'
import { figuresOfPlan } from '#planning/campaigns/figures-of-plan'
import type { Database } from '../../database/open-pool.ts'
import { keepPlanFigures } from '../../repositories/campaigns/plan-figures.ts'
import { revisionsByTable, type Touched } from '../../repositories/revisions.ts'
import { checkPlan, countFindings } from '../plans/check-plan.ts'
import type { PlanDesk } from '../plans/desk/plan-desk.ts'
import { isOutdated } from '../plans/read-plans.ts'

/** Grows when figures are worked out otherwise, so that those of an older program are not taken for new. */
const form = 1

interface TaggedPlan {
  version: number
  base: number
  state: string
  effective: string
}

/** Names all that a plan's figures are worked out from: its version and today's people, and for a draft the map around it and its buildings. */
export function figuresTag({ version, base, state, effective }: TaggedPlan, revisions: Record<Touched, number>): string {
  const own = `${form} ${version} ${base} ${revisions.demand}`
  return state === 'draft' ? `${own} ${effective} ${revisions.divisions} ${revisions.land}` : own
}

/** Works out what a plan changes, in numbers, and keeps that with what it was worked out from. */
export async function workOutFigures(
  db: Database,
  desk: PlanDesk,
  { planId }: { planId: string },
): Promise<{ tag: string; figures: PlanFigures }> {
  const revisions = await revisionsByTable(db)
  const plan = await desk.open(db, planId)
  const { row, base, state } = plan
  const isDraft = row.state === 'draft'
  const { error, warning } = isDraft ? countFindings(await checkPlan(db, plan)) : { error: 0, warning: 0 }
  const figures = {
    ...figuresOfPlan(base.state, state),
    errors: error,
    warnings: warning,
    isOutdated: isDraft && (await isOutdated(db, row)),
  }
  const tag = figuresTag(row, revisions)
  await keepPlanFigures(db, planId, tag, figures)
  return { tag, figures }
}
