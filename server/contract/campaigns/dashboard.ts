import { z } from 'zod'
import { planStages, unitKinds, waveKinds } from '#planning/campaigns/campaign-types'
import type { QuotaStanding, UnitRow } from '#planning/campaigns/unit-table'
import { planKinds } from '#planning/plans/plan-types'
import { divisionLevels } from '#planning/types'
import { featureCollectionSchema, multiPolygonSchema } from '../common.ts'

const whole = z.number().int().min(0)
const divisionSchema = z.object({ id: z.string(), code: z.string(), name: z.string(), level: z.enum(divisionLevels) })

export const unitRowSchema = z.object({
  what: z.enum(unitKinds),
  before: z.number().int(),
  now: whole,
  after: z.number().int(),
  change: z.number().int(),
  changeShare: z.number().nullable(),
}) satisfies z.ZodType<UnitRow>

const quotaStandingSchema = z.object({
  what: z.enum(unitKinds),
  target: whole,
  round: z.number().int(),
  from: z.enum(['proposed', 'advised']),
  after: z.number().int(),
  missing: whole.describe('units too many when all plans are in force'),
  missingNow: whole.describe('units too many on today’s map'),
}) satisfies z.ZodType<QuotaStanding>

/** What plans come to, together. */
const partSchema = z.object({
  /** Plans that were not withdrawn, and those that were. */
  plans: whole,
  withdrawn: whole,
  /** Divisions where the wave is to work and no plan was begun; they are among what has not begun. */
  areasWithoutPlan: whole,
  /** Plans and areas without one by how far they have come. */
  stages: z.record(z.enum(planStages), whole),
  overdue: whole,
  table: z.array(unitRowSchema),
  people: z.number().min(0),
  newCommunities: whole,
  reboundCommunities: whole,
})
export type DashboardPart = z.infer<typeof partSchema>

export const dashboardWaveSchema = partSchema.extend({
  waveId: z.string(),
  name: z.string(),
  kind: z.enum(waveKinds),
  fromDay: z.string(),
  dueDay: z.string(),
  quota: quotaStandingSchema.nullable(),
})
export type DashboardWave = z.infer<typeof dashboardWaveSchema>

export const dashboardRowSchema = z.object({
  planId: z.string(),
  name: z.string(),
  kind: z.enum(planKinds),
  scope: divisionSchema,
  waveId: z.string(),
  state: z.enum(['draft', 'published', 'withdrawn']),
  /** Null: withdrawn. */
  stage: z.enum(planStages).nullable(),
  isOverdue: z.boolean(),
  effective: z.string(),
  version: z.number().int(),
  /** What it changes; null while that is worked out, and where it cannot be. */
  figures: z
    .object({
      units: z.array(z.object({ what: z.enum(unitKinds), before: whole, after: whole })),
      people: z.number().min(0),
      newCommunities: whole,
      reboundCommunities: whole,
      errors: whole,
      warnings: whole,
      isOutdated: z.boolean(),
    })
    .nullable(),
  next: z.object({
    who: z.enum(['planner', 'reviewer', 'nobody']),
    /** The planner's name. */
    name: z.string().nullable(),
    what: z.enum(['draw', 'mend', 'rebase', 'publish', 'wait', 'none']),
    since: z.string(),
  }),
})
export type DashboardRow = z.infer<typeof dashboardRowSchema>

/** A division where a wave works: how far the least advanced work there has come. */
export const dashboardAreaSchema = z.object({
  division: divisionSchema,
  waveIds: z.array(z.string()),
  planIds: z.array(z.string()),
  stage: z.enum(planStages),
  isOverdue: z.boolean(),
})
export type DashboardArea = z.infer<typeof dashboardAreaSchema>

/** Answer of GET /campaigns/{id}/dashboard. */
export const dashboardSchema = z.object({
  campaignId: z.string(),
  version: z.number().int(),
  day: z.string().describe('today, by UTC'),
  isPart: z.boolean().describe('whether the account sees only a part of the campaign'),
  pending: whole.describe('plans whose figures are being worked out: ask again; until then they are in no sum'),
  failed: whole.describe('plans whose figures cannot be worked out'),
  all: partSchema,
  waves: z.array(dashboardWaveSchema),
  /** The overdue first, then by wave and by how far they have come. */
  plans: z.array(dashboardRowSchema),
  areas: z.array(dashboardAreaSchema),
})
export type Dashboard = z.infer<typeof dashboardSchema>

/** Answer of GET /campaigns/{id}/areas.geojson: outlines of the areas, the larger first. */
export const campaignAreaCollectionSchema = featureCollectionSchema(
  multiPolygonSchema,
  z.object({
    divisionId: z.string(),
    code: z.string(),
    name: z.string(),
    level: z.enum(divisionLevels),
    label: z.array(z.number()),
  }),
)
export type CampaignAreaCollection = z.infer<typeof campaignAreaCollectionSchema>
