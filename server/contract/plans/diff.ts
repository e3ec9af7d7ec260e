import { z } from 'zod'
import type { MovedGround, PlanDiff } from '#planning/plans/diff-types'
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

export interface DiffAnswer extends PlanDiff {
  scopeId: string
  /** Versions of the plans that were compared; null of a day. */
  fromVersion: number | null
  toVersion: number | null
  ground?: MovedGround[]
}
