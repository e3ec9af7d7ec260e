import { z } from 'zod'
import type { CheckResult } from '#planning/plans/check-types'
import type { PackedChange, PackedState } from '#planning/plans/pack-state'
import { type Counts, planKinds } from '#planning/plans/plan-types'
import { divisionLevels } from '#planning/types'
import {
  daySchema,
  identifierSchema,
  latitudeSchema,
  limitSchema,
  longitudeSchema,
  offsetSchema,
  textLineSchema,
} from './common.ts'
import { type PlanOperationBody, planOperationSchema } from './plan-operations.ts'
import type { DiffAnswer } from './plans/diff.ts'

export type { PlanComment, PlanStepRow } from './plans/plan-history.ts'
export type { ConflictSide, PlanConflict } from './problems/problem-members.ts'

/** A plan is open until it is published or withdrawn. */
export const planStates = ['draft', 'published', 'withdrawn'] as const

export const newPlanSchema = z.strictObject({
  name: textLineSchema(100),
  kind: z.enum(planKinds),
  /** Id or code of the division that is redrawn inside; absent: the account's own, or the map's largest. */
  scope: identifierSchema.optional(),
  /** From which day on it is to hold; absent: today. */
  effective: daySchema.optional(),
})
export type NewPlan = z.infer<typeof newPlanSchema>

export const changePlanSchema = z.strictObject({ name: textLineSchema(100).optional(), effective: daySchema.optional() })

export const plansQuerySchema = z.strictObject({
  state: z.enum(planStates).optional(),
  limit: limitSchema,
  offset: offsetSchema,
})

export const planChangesSchema = z.strictObject({
  /** The version of the plan that the operations were drawn on. */
  baseVersion: z.number().int().min(0),
  operations: z.array(planOperationSchema).min(1).max(1000),
  comment: z.string().max(1000).optional(),
})
export type PlanChangesBody = z.input<typeof planChangesSchema>

export const planVersionSchema = z.strictObject({ baseVersion: z.number().int().min(0).optional() })
export const publishPlanSchema = z.strictObject({
  /** The version that was looked at; 409 where somebody changed the plan since. */
  version: z.number().int().min(0).optional(),
  effective: daySchema.optional(),
})

export const newCommentSchema = z.strictObject({
  text: z.string().trim().min(1, 'is empty').max(2000),
  at: z.tuple([longitudeSchema, latitudeSchema]).optional(),
  divisionId: identifierSchema.optional(),
})
export type NewComment = z.infer<typeof newCommentSchema>

export const planSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(planKinds),
  state: z.enum(planStates),
  scope: z.object({ id: z.string(), code: z.string(), name: z.string(), level: z.enum(divisionLevels) }),
  author: z.string(),
  effective: z.string(),
  /** The revision of the published map that it is drawn over. */
  baseRevision: z.number().int(),
  /** Whether the published map changed within the scope since: rebase first. */
  isOutdated: z.boolean(),
  /** Grows with every change, undo and redo. */
  version: z.number().int(),
  /** Steps that count, and steps that were undone and can come back. */
  steps: z.number().int(),
  undone: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
  publishedBy: z.string().nullable(),
  publishedRevision: z.number().int().nullable(),
  /** The campaign that has it in one of its waves. */
  campaignId: z.string().nullable(),
})
export type Plan = z.infer<typeof planSchema>

/** Divisions that a plan has otherwise than the map, by level. */
export const planCountsSchema = z.object({
  level: z.enum(divisionLevels),
  divisions: z.number().int(),
  appear: z.number().int(),
  end: z.number().int(),
  change: z.number().int(),
})
export const planDetailSchema = planSchema.extend({
  counts: z.array(planCountsSchema),
  /** Findings of the checks, by severity; null where they have not been run at this version. */
  checks: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
})
export type PlanDetail = z.infer<typeof planDetailSchema>
export const planListSchema = z.object({
  plans: z.array(planSchema),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
})
export type PlanList = z.infer<typeof planListSchema>

/** A division that a change set touched. */
export const changedDivisionSchema = z.object({
  divisionId: z.string(),
  code: z.string(),
  name: z.string(),
  level: z.enum(divisionLevels),
  what: z.enum(['created', 'ended', 'changed']),
})
export interface PlanStepAnswer {
  planId: string
  /** The plan's version now. */
  version: number
  /** Number of the step that was made, undone or redone. */
  step: number
  steps: number
  undone: number
  changed: z.infer<typeof changedDivisionSchema>[]
  /** What it did to the version before, for whoever keeps the plan at hand; others' steps in between come first. */
  changes: PackedChange[]
}

/** The plan as an editor keeps it at hand. */
export interface PlanMap {
  planId: string
  version: number
  state: PackedState
  /** Where the published divisions did not tile each other. */
  notes: { kind: string; ids: string[]; squareMeters: number; at: readonly [number, number] }[]
}

export interface PlanChecks {
  planId: string
  version: number
  /** Whether nothing forbids publishing. */
  ok: boolean
  rules: CheckResult[]
  /** By index of the rule and of the finding, where there is one. */
  repairs: { rule: number; finding: number; repair: { operations: PlanOperationBody[]; moved: Counts } }[]
}

/** What a plan changes, against what `from` names. */
export interface PlanDiffAnswer extends DiffAnswer {
  planId: string
  version: number
  from: string
}
