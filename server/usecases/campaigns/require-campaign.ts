import { ProblemError } from '#contract/problems'
import type { Role } from '#contract/session'
import type { Database } from '../../database/open-pool.ts'
import { type CampaignRow, findCampaign } from '../../repositories/campaigns/campaigns.ts'
import { isBelow } from '../../repositories/divisions/division-ancestors.ts'
import { isWithinScope } from '../accounts/permissions.ts'
import type { Session } from '../accounts/session.ts'
import { noSuchCampaign } from './no-such-campaign.ts'

/** Who may change campaigns: everyone with an account in them reads. */
export const campaigners: readonly Role[] = ['planner']

/** A campaign that an account may see; `isPart`: the account's part of the map is a part of the campaign's. */
export interface SeenCampaign {
  campaign: CampaignRow
  isPart: boolean
}

/** A campaign whose scope lies in the account's part of the tree, or holds it. Throws a problem where there is none, and where it lies elsewhere. */
export async function requireCampaign(db: Database, session: Session, id: string): Promise<SeenCampaign> {
  const campaign = await findCampaign(db, id)
  if (campaign === null) throw noSuchCampaign(id)
  if (await isWithinScope(db, session, campaign.scope.id)) return { campaign, isPart: false }
  const { scope } = session
  if (scope !== null && (await isBelow(db, scope.id, campaign.scope.id))) return { campaign, isPart: true }
  throw new ProblemError(
    'forbidden',
    `This campaign is for "${campaign.scope.name}" (${campaign.scope.code}), which lies outside ${session.name}'s part of the map${scope ? `, "${scope.name}" (${scope.code})` : ''}.`,
  )
}

/** Throws where only a part of the campaign is the account's, for what changes it. */
export function requireAllOfCampaign({ campaign, isPart }: SeenCampaign, session: Session): void {
  if (!isPart) return
  const { name, scope } = campaign
  throw new ProblemError(
    'forbidden',
    `The campaign "${name}" is for "${scope.name}" (${scope.code}), of which only a part is ${session.name}'s; this is for those who have all of it.`,
  )
}
