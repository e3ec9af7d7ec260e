import { z } from 'zod'
import type { Move, MovedGround, PlanDiff } from '#planning/plans/diff-types'
import { divisionLevels } from '#planning/types'
import { daySchema, identifierSchema } from '../common.ts'

const sideSchema = z.union([z.literal('published'), daySchema, z.uuid()], {
  error: 'must be "published", a day or a plan’s id',
})
const groundSchema = z.enum(['true', 'false']).default('false')

/** What a plan is compared with: `published` (on its effective day), a day, or another plan's id. `ground=true` adds outlines of what moves. */
export const planDiffQuerySchema = z.strictObject({ from: sideSchema.default('published'), ground: groundSchema })

/** Any two of the published map (today's), a day of it, and plans; within a division, else within the plans' scope. */
export const diffSidesQuerySchema = z.strictObject({
  from: sideSchema,
  to: sideSchema,
  within: identifierSchema.optional(),
  ground: groundSchema,
})
export type DiffSidesQuery = z.infer<typeof diffSidesQuerySchema>

const moved = {
  level: z.enum(divisionLevels),
  households: z.number(),
  population: z.number(),
  buildings: z.number().int().describe('among the places where people are counted'),
}

/** Who and what is in another division of a level than before. */
export const moveSchema = z.object({
  ...moved,
  fromId: z.string().nullable().describe('null: unassigned land'),
  toId: z.string().nullable(),
  squareMeters: z.number(),
}) satisfies z.ZodType<Move>

/** All that moves on a level, and how many divisions it has on both sides. */
export const diffTotalSchema = z.object({
  ...moved,
  divisions: z.object({ before: z.number().int(), after: z.number().int() }),
}) satisfies z.ZodType<PlanDiff['totals'][number]>

export interface DiffAnswer extends PlanDiff {
  scopeId: string
  /** Versions of the plans that were compared; null of a day. */
  fromVersion: number | null
  toVersion: number | null
  ground?: MovedGround[]
}
