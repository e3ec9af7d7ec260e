import { z } from 'zod'
import type { PackedChange } from '#planning/plans/pack-state'
import { limitSchema, offsetSchema, queryNumber } from '../common.ts'

/** `after`: only what came after this version. `changes=true`: everything that led from there to now, with what it did to the map. */
export const stepsQuerySchema = z.strictObject({
  after: queryNumber.pipe(z.number().int().min(0)).default(0),
  changes: z.enum(['true', 'false']).default('false'),
  limit: limitSchema,
  offset: offsetSchema,
})
export type StepsQuery = z.infer<typeof stepsQuerySchema>

/** What can happen to a plan; the first four make a new version. */
export const planEventKinds = ['change', 'undo', 'redo', 'rebase', 'create', 'edit', 'comment', 'publish', 'withdraw'] as const

/** A step of a plan's history. */
export const planStepRowSchema = z.object({
  number: z.number().int(),
  /** The version that it made. */
  version: z.number().int(),
  author: z.string(),
  at: z.string(),
  comment: z.string(),
  operations: z.array(z.unknown()),
  /** Whether it was undone and does not count at present, */
  isUndone: z.boolean(),
  /** and cannot come back, because something else was done in its place. */
  isReplaced: z.boolean(),
})
export type PlanStepRow = z.infer<typeof planStepRowSchema>
export const planStepsSchema = z.object({
  steps: z.array(planStepRowSchema),
  numberMatched: z.number().int(),
  numberReturned: z.number().int(),
})
export type PlanSteps = z.infer<typeof planStepsSchema>

/** How a plan came from one version to the next, for whoever keeps it at hand: do `changes` one after the other. */
export interface PlanMove {
  version: number
  kind: 'change' | 'undo' | 'redo' | 'rebase'
  /** The step that was made, undone or done again; null of a rebase. */
  step: number | null
  by: string
  at: string
  /** Null: the plan stands on another map now, fetch it anew. */
  changes: PackedChange[] | null
}
export interface PlanMoves {
  /** The version that the moves lead to. */
  version: number
  moves: PlanMove[]
  numberMatched: number
  numberReturned: number
}

/** One event of `GET /plans/{id}/events`. */
export const planEventSchema = z.object({
  version: z.number().int(),
  kind: z.enum(planEventKinds),
  step: z.number().int().nullable(),
  by: z.string(),
  at: z.string(),
})
export type PlanEventMessage = z.infer<typeof planEventSchema>

export const planCommentSchema = z.object({
  id: z.string(),
  author: z.string(),
  at: z.string(),
  text: z.string(),
  place: z.tuple([z.number(), z.number()]).nullable(),
  divisionId: z.string().nullable(),
  version: z.number().int(),
})
export type PlanComment = z.infer<typeof planCommentSchema>
export const planCommentsSchema = z.object({ comments: z.array(planCommentSchema) })

/** A plan after it was put on the published map as it is now. */
export const planRebaseSchema = z.object({
  planId: z.string(),
  version: z.number().int(),
  steps: z.number().int(),
  undone: z.number().int(),
  baseRevision: z.number().int(),
  /** Divisions that the map has otherwise than before. */
  moved: z.array(z.string()),
})
export type PlanRebaseAnswer = z.infer<typeof planRebaseSchema>
