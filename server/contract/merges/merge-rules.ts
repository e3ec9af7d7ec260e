import { z } from 'zod'
import { blockers, exemptions, stayReasons } from '#planning/merging/merging-types'
import { ruleMarks } from '#planning/rules/facility-rules'
import { type MergeRuleSet, type MergeSizeRule, mergeLevels } from '#planning/rules/merge-rules'
import { terrains } from '#planning/types'
import { textLineSchema } from '../common.ts'

const wordsSchema = z.strictObject({ zh: textLineSchema(300), en: textLineSchema(300) })
const certainty = { source: wordsSchema, mark: z.enum(ruleMarks) }
const bound = (most: number) => z.number().min(0).max(most).nullable()

export const mergeSizeRuleSchema = z
  .strictObject({
    level: z.enum(mergeLevels),
    /** Null: in all terrain that no other row of the level names. */
    terrain: z.enum(terrains).nullable(),
    populationMin: bound(100_000_000),
    populationMax: bound(100_000_000),
    areaMaxSquareKilometers: bound(1_000_000),
    maxMinutes: bound(1440),
    ...certainty,
  } satisfies Record<keyof MergeSizeRule, unknown>)
  .refine(
    ({ populationMin, populationMax }) => populationMin === null || populationMax === null || populationMin <= populationMax,
    {
      error: 'must not be below populationMin',
      path: ['populationMax'],
    },
  )

/** Body of PUT /merge-rules/{id}: the set as it is to be, and the version that it was made from. */
export const mergeRulesBodySchema = z.strictObject({
  /** The version that was changed; a set that others changed meanwhile is refused (409). 0: a new set. */
  baseVersion: z.number().int().min(0),
  name: wordsSchema,
  dated: textLineSchema(40),
  about: wordsSchema,
  sizes: z
    .array(mergeSizeRuleSchema)
    .max(40)
    .superRefine((rows, context) => {
      const seen = new Set<string>()
      rows.forEach(({ level, terrain }, index) => {
        const name = `${level} ${terrain}`
        if (seen.has(name))
          context.addIssue({
            code: 'custom',
            message: `stands twice for ${level}, ${terrain ?? 'all other terrain'}`,
            path: [index],
          })
        seen.add(name)
      })
    }),
  mostUnits: z.strictObject({ value: z.number().int().min(2).max(12), ...certainty }),
  withinParent: z.strictObject({ value: z.boolean(), ...certainty }),
  exemptions: z.array(z.enum(exemptions)),
  blockers: z.array(z.enum(blockers)),
} satisfies Record<Exclude<keyof MergeRuleSet, 'id'> | 'baseVersion', unknown>)
export type MergeRulesBody = z.infer<typeof mergeRulesBodySchema>

export const mergeRulesSchema = mergeRulesBodySchema.omit({ baseVersion: true }).extend({
  id: z.string(),
  /** 1 is what came with the product, or the first of a set of one's own. */
  version: z.number().int().min(1),
  /** Null: with the product. */
  madeBy: z.string().nullable(),
  madeAt: z.string().nullable(),
})
export type MergeRules = z.infer<typeof mergeRulesSchema>

/** Answer of GET /merge-rules: the newest version of each set. */
export const mergeRulesListSchema = z.object({ ruleSets: z.array(mergeRulesSchema) })
export type MergeRulesList = z.infer<typeof mergeRulesListSchema>

/** Body of PUT /divisions/{id}/merge-facts: what is known of a division that decides whether it may be merged, and with whom it has most in common. */
export const mergeFactsBodySchema = z.strictObject({
  stays: z
    .array(z.strictObject({ reason: z.enum(stayReasons), note: z.string().trim().max(300).optional() }))
    .max(stayReasons.length),
  /** Main industry, in the place's own words; absent: unknown. */
  industry: textLineSchema(60).nullable().optional(),
})
export type MergeFactsBody = z.infer<typeof mergeFactsBodySchema>

export const mergeFactsSchema = z.object({
  divisionId: z.string(),
  stays: z.array(z.object({ reason: z.enum(stayReasons), note: z.string().nullable() })),
  industry: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: z.string().nullable(),
})
export type MergeFacts = z.infer<typeof mergeFactsSchema>
export const mergeFactsListSchema = z.object({ facts: z.array(mergeFactsSchema) })
export type MergeFactsList = z.infer<typeof mergeFactsListSchema>
