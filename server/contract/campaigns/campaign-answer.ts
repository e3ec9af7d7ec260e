import { z } from 'zod'
import { unitKinds, waveKinds } from '#planning/campaigns/campaign-types'
import { divisionLevels } from '#planning/types'
import { campaignStates } from './campaign-body.ts'

const whole = z.number().int().min(0)
const divisionSchema = z.object({ id: z.string(), code: z.string(), name: z.string(), level: z.enum(divisionLevels) })

export const waveSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(waveKinds),
  fromDay: z.string(),
  dueDay: z.string(),
  quota: z
    .object({
      what: z.enum(unitKinds),
      rounds: z.array(z.object({ proposed: whole.nullable(), advised: whole.nullable() })),
    })
    .nullable(),
  areas: z.array(divisionSchema),
  /** Plans in it that the account may see, in the order in which they came. */
  planIds: z.array(z.string()),
})
export type Wave = z.infer<typeof waveSchema>

const campaignRow = {
  id: z.string(),
  name: z.string(),
  scope: divisionSchema,
  state: z.enum(campaignStates),
  author: z.string(),
  /** Grows with every change of it, its waves and their plans. */
  version: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
}
export const campaignSchema = z.object({ ...campaignRow, waves: z.array(waveSchema) })
export type Campaign = z.infer<typeof campaignSchema>

/** A campaign in the list. */
export const campaignLineSchema = z.object({
  ...campaignRow,
  waves: whole,
  plans: whole.describe('in its waves, whether the account may see them or not'),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
})
export type CampaignLine = z.infer<typeof campaignLineSchema>
export const campaignListSchema = z.object({
  campaigns: z.array(campaignLineSchema),
  numberMatched: whole,
  numberReturned: whole,
})
export type CampaignList = z.infer<typeof campaignListSchema>

export const campaignEventKinds = ['create', 'edit', 'waves', 'add', 'move', 'remove', 'close', 'reopen'] as const
export const campaignEventSchema = z.object({
  version: z.number().int(),
  kind: z.enum(campaignEventKinds),
  by: z.string(),
  at: z.string(),
  details: z.object({
    name: z.string().optional(),
    waves: z.array(z.string()).optional().describe('names of all waves from then on'),
    wave: z.string().nullable().optional(),
    from: z.string().optional().describe('the wave that the plans were in'),
    plans: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  }),
})
export type CampaignEvent = z.infer<typeof campaignEventSchema>
export const campaignEventsSchema = z.object({
  events: z.array(campaignEventSchema).describe('the latest first'),
  numberMatched: whole,
  numberReturned: whole,
})
