import type { Dashboard, DashboardPart, DashboardRow } from '#contract/campaigns/dashboard'
import { noUnits, type PlanFigures, planStages, type UnitCounts, unitKindOf } from '#planning/campaigns/campaign-types'
import { isOverdue } from '#planning/campaigns/stage-of-plan'
import { quotaStanding, unitTable } from '#planning/campaigns/unit-table'
import type { Database } from '../../database/open-pool.ts'
import { countWithin, placeDivisions } from '../../repositories/campaigns/campaign-ground.ts'
import { listWaves, plansOfWaves, type WaveRow } from '../../repositories/campaigns/campaign-waves.ts'
import type { Session } from '../accounts/session.ts'
import { today } from '../plans/create-plan.ts'
import { areasOf, areasWithoutPlan, rowOf, sortRows } from './dashboard-rows.ts'
import type { FindFigures, FoundFigures } from './find-figures.ts'
import { plansSeen } from './read-campaigns.ts'
import type { SeenCampaign } from './require-campaign.ts'

/** 挂图作战: how far the plans of a campaign have come, wave by wave, and what they come to. Plans whose figures take longer than the patience are in no sum, and counted as pending. */
export async function getDashboard(
  db: Database,
  session: Session,
  { campaign, isPart }: SeenCampaign,
  find: FindFigures,
  patienceMilliseconds: number,
): Promise<Dashboard> {
  const day = today()
  const waves = await listWaves(db, campaign.id)
  const waveOf = await plansOfWaves(db, campaign.id)
  const plans = (await plansSeen(db, session, campaign.id)).filter(({ id }) => waveOf.has(id))
  const found = await find(plans, patienceMilliseconds)
  const byId = new Map(waves.map((wave) => [wave.id, wave]))
  const rows = sortRows(
    plans.map((plan) => rowOf(plan, byId.get(waveOf.get(plan.id)!)!, found, day)),
    waves,
  )
  const places = await placeDivisions(db, [
    ...new Set([...waves.flatMap(({ areaIds }) => areaIds), ...plans.map(({ scope }) => scope.id)]),
  ])
  const late = new Map(waves.map((wave) => [wave.id, areasWithoutPlan(wave, rows, places)]))
  const reach = isPart ? session.scope!.id : campaign.scope.id
  const all = partOf(rows, await unitsIn(db, [reach]), found, { areas: [...late.values()].flat().length, late: lateAreas(waves) })
  const parts: Dashboard['waves'] = []
  for (const wave of waves) {
    const own = rows.filter(({ waveId }) => waveId === wave.id)
    const counting = own.filter(({ stage }) => stage !== null)
    const ground = await unitsIn(db, [...new Set([...wave.areaIds, ...counting.map(({ scope }) => scope.id)])])
    const part = partOf(own, ground, found, { areas: late.get(wave.id)!.length, late: lateAreas([wave]) })
    const { id: waveId, name, kind, fromDay, dueDay } = wave
    parts.push({ waveId, name, kind, fromDay, dueDay, ...part, quota: quotaStanding(wave.quota, part.table) })
  }
  return {
    campaignId: campaign.id,
    version: campaign.version,
    day,
    isPart,
    pending: plans.filter(({ id }) => !found.has(id)).length,
    failed: plans.filter(({ id }) => found.get(id) === null).length,
    all,
    waves: parts,
    plans: rows,
    areas: areasOf(waves, rows, places, day),
  }

  function lateAreas(some: readonly WaveRow[]): number {
    return some.reduce((sum, { id, dueDay }) => sum + (isOverdue('not_begun', dueDay, day) ? late.get(id)!.length : 0), 0)
  }
}

/** Units of each kind on today's map in some divisions, those themselves among them. */
async function unitsIn(db: Database, divisionIds: readonly string[]): Promise<UnitCounts> {
  const counts = noUnits()
  if (divisionIds.length === 0) return counts
  for (const { level, kind, divisions } of await countWithin(db, divisionIds)) {
    const unit = unitKindOf({ level, kind })
    if (unit) counts[unit] += divisions
  }
  return counts
}

/** What plans come to together, on ground with so many units today. */
function partOf(
  rows: readonly DashboardRow[],
  now: UnitCounts,
  found: FoundFigures,
  { areas, late }: { areas: number; late: number },
): DashboardPart {
  const counting = rows.filter(({ stage }) => stage !== null)
  const known = counting.flatMap(({ planId, stage }) => {
    const figures: PlanFigures | null | undefined = found.get(planId)
    return figures ? [{ figures, isEffective: stage === 'effective' }] : []
  })
  const sum = (of: (figures: PlanFigures) => number): number => known.reduce((total, { figures }) => total + of(figures), 0)
  const stages = Object.fromEntries(
    planStages.map((stage) => [stage, counting.filter((row) => row.stage === stage).length]),
  ) as DashboardPart['stages']
  stages.not_begun += areas
  return {
    plans: counting.length,
    withdrawn: rows.length - counting.length,
    areasWithoutPlan: areas,
    stages,
    overdue: counting.filter((row) => row.isOverdue).length + late,
    table: unitTable(now, known),
    people: sum(({ people }) => people),
    newCommunities: sum(({ newCommunities }) => newCommunities),
    reboundCommunities: sum(({ reboundCommunities }) => reboundCommunities),
  }
}
