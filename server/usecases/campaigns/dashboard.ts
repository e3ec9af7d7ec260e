import type { Dashboard, DashboardPart, DashboardRow } from '#contract/campaigns/dashboard'
import { type PlanFigures, planStages, type UnitCounts } from '#planning/campaigns/campaign-types'
import { countUnitsIn } from '#planning/campaigns/count-units'
import { isOverdue } from '#planning/campaigns/stage-of-plan'
import { quotaStanding, unitTable } from '#planning/campaigns/unit-table'
import type { Database } from '../../database/open-pool.ts'
import { loadUnitTree, placeDivisions } from '../../repositories/campaigns/campaign-ground.ts'
import { listWaves, plansOfWaves, type WaveRow } from '../../repositories/campaigns/campaign-waves.ts'
import type { PlanRow } from '../../repositories/plans/plans.ts'
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
  const reach = isPart ? session.scope!.id : campaign.scope.id
  const { waves, waveOf, plans, places } = await readCampaign(db, session, campaign.id, isPart ? reach : null)
  const groundOf = new Map(waves.map((wave) => [wave.id, groundOfWave(wave, plans, waveOf)]))
  const tree = await loadUnitTree(db, [...new Set([reach, ...[...groundOf.values()].flat()])])
  // Last, for what is worked out takes the database's time too.
  const found = await find(plans, patienceMilliseconds)
  const byId = new Map(waves.map((wave) => [wave.id, wave]))
  const rows = sortRows(
    plans.map((plan) => rowOf(plan, byId.get(waveOf.get(plan.id)!)!, found, day)),
    waves,
  )
  const late = new Map(waves.map((wave) => [wave.id, areasWithoutPlan(wave, rows, places)]))
  const all = partOf(rows, countUnitsIn(tree, [reach]), found, {
    areas: [...late.values()].flat().length,
    late: lateAreas(waves),
  })
  const parts: Dashboard['waves'] = []
  for (const wave of waves) {
    const own = rows.filter(({ waveId }) => waveId === wave.id)
    const part = partOf(own, countUnitsIn(tree, groundOf.get(wave.id)!), found, {
      areas: late.get(wave.id)!.length,
      late: lateAreas([wave]),
    })
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

/** Waves and plans of a campaign as an account sees them, with the divisions that they are about; `reach`: the account's part, null where that is all. */
async function readCampaign(db: Database, session: Session, campaignId: string, reach: string | null) {
  const stored = await listWaves(db, campaignId)
  const waveOf = await plansOfWaves(db, campaignId)
  const plans = (await plansSeen(db, session, campaignId)).filter(({ id }) => stored.some((wave) => wave.id === waveOf.get(id)))
  const ids = [...stored.flatMap(({ areaIds }) => areaIds), ...plans.map(({ scope }) => scope.id)]
  const places = await placeDivisions(db, [...new Set(ids)])
  const isSeen = (id: string): boolean => reach === null || id === reach || (places.get(id)?.aboveIds.includes(reach) ?? false)
  const waves = stored.map((wave) => ({ ...wave, areaIds: wave.areaIds.filter(isSeen) }))
  return { waves, waveOf, plans, places }
}

/** Where a wave works: the divisions that are named, and the scopes of its plans but those withdrawn. */
function groundOfWave({ id, areaIds }: WaveRow, plans: readonly PlanRow[], waveOf: ReadonlyMap<string, string>): string[] {
  const scopes = plans.filter((plan) => plan.state !== 'withdrawn' && waveOf.get(plan.id) === id).map(({ scope }) => scope.id)
  return [...new Set([...areaIds, ...scopes])]
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
