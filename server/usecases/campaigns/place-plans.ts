import type { Campaign } from '#contract/campaigns/campaign-answer'
import type { CampaignPlansBody } from '#contract/campaigns/campaign-body'
import { type ProblemEntry, ProblemError } from '#contract/problems'
import type { Database } from '../../database/open-pool.ts'
import { listWaves, plansOfWaves, putPlans, takePlansOut, type WaveRow } from '../../repositories/campaigns/campaign-waves.ts'
import { type CampaignRow, findCampaign } from '../../repositories/campaigns/campaigns.ts'
import { isBelow } from '../../repositories/divisions/division-ancestors.ts'
import { findPlan, type PlanRow } from '../../repositories/plans/plans.ts'
import type { Session } from '../accounts/session.ts'
import { type CampaignDeed, inCampaignTurn } from './campaign-turn.ts'
import { getCampaign } from './read-campaigns.ts'

/** Puts plans into a wave of a campaign, moves them from another of its waves, or takes them out; all or none. */
export async function placePlans(
  db: Database,
  session: Session,
  campaign: CampaignRow,
  { baseVersion, waveId, planIds }: CampaignPlansBody,
): Promise<Campaign> {
  await inCampaignTurn(db, session, campaign.id, baseVersion, false, async (transaction) => {
    const waves = await listWaves(transaction, campaign.id)
    const waveOf = await plansOfWaves(transaction, campaign.id)
    const wave = waveId === null ? null : requireWave(waves, waveId)
    const plans = await requirePlans(transaction, campaign, planIds, wave === null ? waveOf : null)
    const moving = plans.filter(({ id }) => waveOf.get(id) !== (wave?.id ?? undefined))
    if (wave === null) await takePlansOut(transaction, campaign.id, planIds)
    else await requireFree(transaction, campaign.id, wave.id, moving, session.name)
    return { deeds: deedsOf(moving, wave, waves, waveOf) }
  })
  return getCampaign(db, session, campaign.id)
}

function requireWave(waves: readonly WaveRow[], waveId: string): WaveRow {
  const wave = waves.find(({ id }) => id === waveId)
  if (wave) return wave
  const detail = `the campaign has no wave "${waveId}"`
  throw new ProblemError('invalid-input', `/waveId: ${detail}`, [{ detail, pointer: '/waveId' }])
}

/** The plans, each of which must be there, and lie in the campaign's scope, or, where they are to go, be in a wave. */
async function requirePlans(
  db: Database,
  { name, scope }: CampaignRow,
  planIds: readonly string[],
  waveOf: ReadonlyMap<string, string> | null,
): Promise<PlanRow[]> {
  const faults: ProblemEntry[] = []
  const plans: PlanRow[] = []
  for (const [index, planId] of planIds.entries()) {
    const plan = await findPlan(db, planId)
    const detail = await faultOf(db, plan)
    if (plan && detail === null) plans.push(plan)
    else faults.push({ detail: detail ?? `there is no plan "${planId}"`, pointer: `/planIds/${index}` })
  }
  if (faults.length === 0) return plans
  throw new ProblemError('invalid-input', faults.map(({ detail, pointer }) => `${pointer}: ${detail}`).join('; '), faults)

  async function faultOf(database: Database, plan: PlanRow | null): Promise<string | null> {
    if (plan === null) return null
    if (waveOf !== null) return waveOf.has(plan.id) ? null : `the plan "${plan.name}" is in no wave of "${name}"`
    if (!(await isBelow(database, plan.scope.id, scope.id)))
      return `the plan "${plan.name}" redraws "${plan.scope.name}" (${plan.scope.code}), which does not lie in "${scope.name}"`
    return plan.state === 'withdrawn' ? `the plan "${plan.name}" was withdrawn` : null
  }
}

/** Puts plans into a wave; throws a conflict where another campaign has one of them. */
async function requireFree(
  transaction: Database,
  campaignId: string,
  waveId: string,
  plans: readonly PlanRow[],
  by: string,
): Promise<void> {
  const taken = await putPlans(transaction, { campaignId, waveId, planIds: plans.map(({ id }) => id), by })
  if (taken.length === 0) return
  const plan = plans.find(({ id }) => id === taken[0])!
  const other = plan.campaignId === null ? null : await findCampaign(transaction, plan.campaignId)
  throw new ProblemError(
    'conflict',
    `The plan "${plan.name}" is in ${other ? `the campaign "${other.name}"` : 'another campaign'}; a plan is in one campaign only. Take it out there first.`,
  )
}

/** One deed for the plans that come, one a wave for those that leave it. */
function deedsOf(
  moving: readonly PlanRow[],
  wave: WaveRow | null,
  waves: readonly WaveRow[],
  waveOf: ReadonlyMap<string, string>,
): CampaignDeed[] {
  const named = (from: string | undefined) =>
    moving.filter(({ id }) => waveOf.get(id) === from).map(({ id, name }) => ({ id, name }))
  const come = named(undefined)
  const deeds: CampaignDeed[] = come.length > 0 && wave ? [{ kind: 'add', details: { wave: wave.name, plans: come } }] : []
  for (const { id, name } of waves) {
    const plans = named(id)
    if (plans.length === 0) continue
    const to = wave ? { wave: wave.name } : {}
    deeds.push({ kind: wave ? 'move' : 'remove', details: { ...to, from: name, plans } })
  }
  return deeds
}
