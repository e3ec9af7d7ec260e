import type { DashboardArea, DashboardRow } from '#contract/campaigns/dashboard'
import { type PlanStage, planStages, unitKinds } from '#planning/campaigns/campaign-types'
import { isOverdue, nextStepOf, stageOfPlan } from '#planning/campaigns/stage-of-plan'
import type { PlacedDivision } from '../../repositories/campaigns/campaign-ground.ts'
import type { WaveRow } from '../../repositories/campaigns/campaign-waves.ts'
import type { PlanRow } from '../../repositories/plans/plans.ts'
import type { FoundFigures } from './find-figures.ts'

/** A plan's row on the dashboard, as of a day. */
export function rowOf(plan: PlanRow, wave: WaveRow, found: FoundFigures, day: string): DashboardRow {
  const figures = found.get(plan.id) ?? null
  const stage = stageOfPlan(plan, figures, day)
  const next = nextStepOf(stage, figures?.isOutdated ?? false)
  const { id: planId, name, kind, scope, state, effective, version, updatedAt } = plan
  return {
    planId,
    name,
    kind,
    scope,
    waveId: wave.id,
    state,
    stage,
    isOverdue: isOverdue(stage, wave.dueDay, day),
    effective,
    version,
    figures: figures && {
      units: unitKinds.map((what) => ({ what, before: figures.before[what], after: figures.after[what] })),
      people: figures.people,
      newCommunities: figures.newCommunities,
      reboundCommunities: figures.reboundCommunities,
      errors: figures.errors,
      warnings: figures.warnings,
      isOutdated: figures.isOutdated,
    },
    next: {
      ...next,
      name: next.who === 'planner' ? plan.authorName : null,
      since: stage === 'effective' ? effective : updatedAt,
    },
  }
}

/** The overdue first, then by wave, then the least advanced. */
export function sortRows(rows: DashboardRow[], waves: readonly WaveRow[]): DashboardRow[] {
  const place = new Map(waves.map(({ id }, index) => [id, index]))
  const far = ({ stage }: DashboardRow): number => (stage === null ? planStages.length : planStages.indexOf(stage))
  return rows.sort(
    (a, b) =>
      Number(b.isOverdue) - Number(a.isOverdue) ||
      place.get(a.waveId)! - place.get(b.waveId)! ||
      far(a) - far(b) ||
      (a.scope.code < b.scope.code ? -1 : a.scope.code > b.scope.code ? 1 : a.planId < b.planId ? -1 : 1),
  )
}

/** Whether a plan works in an area: on it, on a part of it, or on all that it lies in. */
const meets = (one: PlacedDivision, other: PlacedDivision): boolean =>
  one.id === other.id || one.aboveIds.includes(other.id) || other.aboveIds.includes(one.id)

/** Areas of a wave in which none of its plans works. */
export function areasWithoutPlan(
  wave: WaveRow,
  rows: readonly DashboardRow[],
  places: ReadonlyMap<string, PlacedDivision>,
): string[] {
  const own = rows.filter(({ waveId, stage }) => waveId === wave.id && stage !== null)
  return wave.areaIds.filter((id) => {
    const area = places.get(id)
    return area !== undefined && !own.some(({ scope }) => meets(places.get(scope.id) ?? { ...scope, aboveIds: [] }, area))
  })
}

/** Every division where a wave works, as far as the least advanced work there has come. */
export function areasOf(
  waves: readonly WaveRow[],
  rows: readonly DashboardRow[],
  places: ReadonlyMap<string, PlacedDivision>,
  day: string,
): DashboardArea[] {
  const areas = new Map<string, DashboardArea>()
  const note = (id: string, wave: WaveRow, stage: PlanStage, late: boolean, planId?: string): void => {
    const place = places.get(id)
    if (!place) return
    const { aboveIds: _, ...division } = place
    const area = areas.get(id) ?? { division, waveIds: [], planIds: [], stage, isOverdue: false }
    areas.set(id, area)
    if (!area.waveIds.includes(wave.id)) area.waveIds.push(wave.id)
    if (planId !== undefined) area.planIds.push(planId)
    if (planStages.indexOf(stage) < planStages.indexOf(area.stage)) area.stage = stage
    area.isOverdue ||= late
  }
  for (const wave of waves) {
    const own = rows.filter(({ waveId, stage }) => waveId === wave.id && stage !== null)
    for (const id of areasWithoutPlan(wave, rows, places)) note(id, wave, 'not_begun', isOverdue('not_begun', wave.dueDay, day))
    for (const { scope, stage, isOverdue: late, planId } of own) note(scope.id, wave, stage!, late, planId)
    for (const id of wave.areaIds)
      for (const { scope, stage, isOverdue: late, planId } of own) {
        const [area, ground] = [places.get(id), places.get(scope.id)]
        if (area && ground && id !== scope.id && meets(ground, area)) note(id, wave, stage!, late, planId)
      }
  }
  return [...areas.values()]
}
