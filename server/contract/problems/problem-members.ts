import { z } from 'zod'

const conflictSideSchema = z.object({
  /** The plan's version in which the division was last changed; 0: as published. */
  version: z.number().int(),
  name: z.string().nullable(),
  code: z.string().nullable(),
  parentId: z.string().nullable(),
  households: z.number().nullable(),
  population: z.number().nullable(),
  areaSquareMeters: z.number().nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  comment: z.string().nullable(),
})
export type ConflictSide = z.infer<typeof conflictSideSchema>

/** One division that two people changed: its version that the operations were drawn on, and the one that is there now. */
const planConflictSchema = z.object({ divisionId: z.string(), yours: conflictSideSchema, theirs: conflictSideSchema })
export type PlanConflict = z.infer<typeof planConflictSchema>

const findingSchema = z.object({
  rule: z.string(),
  severity: z.string(),
  divisionIds: z.array(z.string()),
  at: z.array(z.tuple([z.number(), z.number()])),
  value: z.number().nullable(),
  limit: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
  text: z.string().nullable(),
})

/** What a problem document tells beyond words (RFC 9457 §3.2): for programs, and for the map. */
export const problemMembersSchema = z.object({
  /** Why an edit was refused: a key of `refusalSentences`. */
  reason: z.string().optional(),
  /** Where on the map: [lon, lat] each. */
  places: z.array(z.tuple([z.number(), z.number()])).optional(),
  /** Divisions that it is about. */
  divisionIds: z.array(z.string()).optional(),
  /** Every division that was changed meanwhile. */
  conflicts: z.array(planConflictSchema).optional(),
  /** What was done to the plan since the version that was named. */
  since: z
    .array(
      z.object({
        version: z.number().int(),
        kind: z.string(),
        step: z.number().int().nullable(),
        by: z.string(),
        at: z.string(),
      }),
    )
    .optional(),
  /** The checks' findings that forbid it. */
  findings: z.array(findingSchema).optional(),
  /** The first day on which it would be possible. */
  earliest: z.string().optional(),
})
export type ProblemMembers = z.infer<typeof problemMembersSchema>
