import { z } from 'zod'
import { unitKinds, waveKinds } from '#planning/campaigns/campaign-types'
import { daySchema, identifierSchema, limitSchema, offsetSchema, textLineSchema } from '../common.ts'

export const campaignStates = ['open', 'closed'] as const
const mostWaves = 30
const mostAreas = 500

const units = z.number().int().min(0).max(10_000_000).nullable().default(null)

/** 两上两下: what is proposed from below is answered from above before it is proposed again. */
export const quotaSchema = z
  .strictObject({
    what: z.enum(unitKinds),
    rounds: z
      .array(z.strictObject({ proposed: units, advised: units }))
      .min(1)
      .max(2),
  })
  .superRefine(({ rounds }, context) => {
    const said = rounds.flatMap(({ proposed, advised }) => [proposed, advised])
    said.forEach((number, index) => {
      if (number === null || said.slice(0, index).every((earlier) => earlier !== null)) return
      const path = ['rounds', Math.floor(index / 2), index % 2 === 0 ? 'proposed' : 'advised']
      context.addIssue({ code: 'custom', message: 'comes before what it answers: first proposed, then advised, twice', path })
    })
  })

export const waveBodySchema = z
  .strictObject({
    /** Of a wave that there is; absent: a new one. */
    id: z.uuid().optional(),
    name: textLineSchema(100),
    kind: z.enum(waveKinds),
    fromDay: daySchema,
    dueDay: daySchema,
    quota: quotaSchema.nullable().default(null),
    /** Ids or codes of divisions where the wave is to work. */
    areas: z.array(identifierSchema).max(mostAreas).default([]),
  })
  .refine(({ fromDay, dueDay }) => fromDay <= dueDay, { error: 'is before fromDay', path: ['dueDay'] })
export type WaveBody = z.infer<typeof waveBodySchema>

const wavesSchema = z
  .array(waveBodySchema)
  .max(mostWaves)
  .superRefine((waves, context) => {
    waves.forEach(({ id }, index) => {
      if (id !== undefined && waves.findIndex((wave) => wave.id === id) < index)
        context.addIssue({ code: 'custom', message: 'is in the list twice', path: [index, 'id'] })
    })
  })

/** Body of POST /campaigns. */
export const newCampaignSchema = z.strictObject({
  name: textLineSchema(100),
  /** Id or code of the division that it is for; absent: the account's own, or the map's largest. */
  scope: identifierSchema.optional(),
  waves: wavesSchema.default([]),
})
export type NewCampaign = z.infer<typeof newCampaignSchema>

const baseVersion = z.number().int().min(1)

/** Body of PATCH /campaigns/{id}: what is absent stays; `waves` is the whole list, in order. */
export const changeCampaignSchema = z.strictObject({
  /** The version that was looked at; 409 where somebody changed the campaign since. */
  baseVersion,
  name: textLineSchema(100).optional(),
  state: z.enum(campaignStates).optional(),
  waves: wavesSchema.optional(),
})
export type ChangeCampaign = z.infer<typeof changeCampaignSchema>

/** Body of POST /campaigns/{id}/plans: puts plans into a wave, from whichever they are in; `waveId` null takes them out. */
export const campaignPlansSchema = z.strictObject({
  baseVersion,
  waveId: z.uuid().nullable(),
  planIds: z
    .array(z.uuid())
    .min(1)
    .max(500)
    .refine((ids) => new Set(ids).size === ids.length, 'names a plan twice'),
})
export type CampaignPlansBody = z.infer<typeof campaignPlansSchema>

export const campaignsQuerySchema = z.strictObject({
  state: z.enum(campaignStates).optional(),
  limit: limitSchema,
  offset: offsetSchema,
})
export const campaignEventsQuerySchema = z.strictObject({ limit: limitSchema, offset: offsetSchema })
