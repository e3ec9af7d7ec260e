import { z } from 'zod'
import { mergeAims } from '#planning/merging/merging-types'
import { mergeLevels } from '#planning/rules/merge-rules'
import { travelModes } from '#planning/types'
import { identifierSchema, latitudeSchema, longitudeSchema, textLineSchema } from '../common.ts'

export const mergeSeconds = { least: 1, usual: 30, most: 600 } as const
/** Points of the frontier that are asked for, and other proposals. */
export const mostFrontierPoints = 60
export const mostAlternatives = 5
const mostWishes = 500

const counts = z.number().int().min(1).max(100_000)
const wish = z.number().min(0).max(10).optional()

/** Body of POST /merges. */
export const mergeBodySchema = z
  .strictObject({
    /** Id or code of the county, town or village whose villages, groups or towns are merged. */
    scope: identifierSchema,
    level: z.enum(mergeLevels).default('village'),
    /** Id of a rule set, and which version of it; absent: the newest. */
    ruleSet: identifierSchema.default('hunan_2015'),
    ruleSetVersion: z.number().int().min(1).optional(),
    /** How many divisions are to be left of those that may be merged; absent: whatever is best by the weights. */
    targetCount: counts.optional(),
    targetRange: z
      .strictObject({ min: counts, max: counts })
      .refine(({ min, max }) => min <= max, { error: 'min is above max' })
      .optional(),
    /** In place of what the rule set says, whatever the terrain. */
    limits: z
      .strictObject({
        maxMinutes: z.number().min(1).max(1440).optional(),
        maxGroupSize: z.number().int().min(2).max(12).optional(),
        populationMin: z.number().min(0).max(100_000_000).optional(),
        populationMax: z.number().min(1).max(100_000_000).optional(),
        /** Square kilometers. */
        areaMax: z.number().min(0.001).max(1_000_000).optional(),
      })
      .refine(
        ({ populationMin, populationMax }) =>
          populationMin === undefined || populationMax === undefined || populationMin <= populationMax,
        {
          error: 'populationMin is above populationMax: no merged division could keep both',
          path: ['populationMax'],
        },
      )
      .optional(),
    mode: z.enum(travelModes).default('walk'),
    speedKmh: z.number().min(0.5).max(130).optional(),
    /** `straight`: as the crow flies, where there are no streets. */
    distance: z.enum(['streets', 'straight']).default('streets'),
    /** Whether communities (社区) are merged with villages, or left alone. */
    communities: z.enum(['leave', 'merge']).default('leave'),
    /** Whether the service stations of divisions that end close; otherwise all stay open. */
    closeSeats: z.boolean().default(false),
    /** How much each aim counts, 0 (not at all) over 1 (the usual) upwards; absent: few units and little travel 1, the others 0. */
    weights: z
      .strictObject(Object.fromEntries(mergeAims.map((aim) => [aim, wish])) as Record<(typeof mergeAims)[number], typeof wish>)
      .optional(),
    /** Aims in order instead: a later one only decides between equals. */
    order: z.array(z.enum(mergeAims)).min(1).max(mergeAims.length).optional(),
    /** Divisions (id or code) that must not become one; that must; and groups that are made just so. */
    keepApart: z.array(z.array(identifierSchema).min(2).max(50)).max(mostWishes).optional(),
    keepTogether: z.array(z.array(identifierSchema).min(2).max(12)).max(mostWishes).optional(),
    fixed: z.array(z.array(identifierSchema).min(1).max(12)).max(mostWishes).optional(),
    /** Roads or bridges that are not there: lines whose ends join the nearest street within 300 m. */
    roads: z
      .array(
        z.strictObject({
          name: textLineSchema(60).optional(),
          line: z
            .array(z.tuple([longitudeSchema, latitudeSchema]))
            .min(2)
            .max(200),
        }),
      )
      .max(20)
      .optional(),
    /** Other proposals beside the best one. */
    alternatives: z.number().int().min(0).max(mostAlternatives).default(2),
    /** Points of the curve of divisions left against travel. */
    points: z.number().int().min(0).max(mostFrontierPoints).default(20),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
    seconds: z.number().min(mergeSeconds.least).max(mergeSeconds.most).default(mergeSeconds.usual),
  })
  .refine(({ targetCount, targetRange }) => targetCount === undefined || targetRange === undefined, {
    error: 'give targetCount or targetRange, not both',
    path: ['targetRange'],
  })
  .refine(({ closeSeats, mode }) => !closeSeats || mode === 'walk' || mode === 'slow_walk', {
    error: 'needs a mode on foot: how far a station serves is a walking distance',
    path: ['closeSeats'],
  })
  .refine(({ weights, order }) => weights === undefined || order === undefined, {
    error: 'give weights or order, not both',
    path: ['order'],
  })
  .refine(({ order }) => order === undefined || new Set(order).size === order.length, {
    error: 'names an aim twice',
    path: ['order'],
  })
export type MergeBody = z.infer<typeof mergeBodySchema>

/** Body of POST /merges/{id}/plan: which proposal (1 is the best), and other names for its merged divisions, by the id of any member. */
export const mergePlanSchema = z.strictObject({
  proposal: z
    .number()
    .int()
    .min(1)
    .max(1 + mostAlternatives)
    .default(1),
  name: textLineSchema(100).optional(),
  names: z.record(identifierSchema, textLineSchema(100)).optional(),
  /** Only these groups, each by the id of any member; absent: all of them. */
  groups: z.array(identifierSchema).min(1).max(1000).optional(),
})
export type MergePlanBody = z.infer<typeof mergePlanSchema>
