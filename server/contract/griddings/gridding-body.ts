import { z } from 'zod'
import type { WorkloadPoints } from '#planning/division/measure/grid-workload'
import type { DivisionWishes } from '#planning/division/prices'
import { identifierSchema, latitudeSchema, longitudeSchema, textLineSchema } from '../common.ts'

/** Divisions that one gridding may divide, and seconds that it may take for all of them together. */
export const mostDivisionsAGridding = 200
export const griddingSeconds = { least: 1, usual: 10, most: 600 } as const
/** A wish of 1 is the usual; ten times as much drowns all others. */
const strongestWish = 10
const mostWishes = 1000

/** What is made: grids of a community; the communities of a town, redrawn (优化社区); 村落 of a village; 片区 or service districts, which leave all borders alone. */
export const groupingKinds = ['grid', 'community', 'village_cluster', 'planning_area', 'service_district'] as const
export type GroupingKind = (typeof groupingKinds)[number]
export const unitLevels = ['town', 'village'] as const
/** The most slices of search that may be asked for. */
export const mostSlices = 100_000

const size = z.number().min(0).max(10_000_000)
const fromMinToMax = {
  check: ({ min, max }: { min: number; max: number }) => min <= max && max > 0,
  words: { error: 'must be from min to max: min not above max, max above 0' },
}
const householdRangeSchema = z
  .strictObject({ min: size, max: size, target: size.optional() })
  .refine(fromMinToMax.check, fromMinToMax.words)
  .refine(({ min, max, target }) => target === undefined || (min <= target && target <= max), {
    error: 'must lie between min and max',
    path: ['target'],
  })
const populationRangeSchema = z.strictObject({ min: size, max: size }).refine(fromMinToMax.check, fromMinToMax.words)

const wish = z.number().min(0).max(strongestWish).optional()
/** Plain words, each from 0 (no matter) over 1 (the usual) upwards; absent: 1, little change 0. */
export const weightsSchema = z.strictObject({
  followRoads: wish,
  keepCompoundsWhole: wish,
  compactness: wish,
  balance: wish,
  littleChange: wish,
} satisfies Record<keyof DivisionWishes, unknown>)

const crossingSchema = z.strictObject({ at: z.tuple([longitudeSchema, latitudeSchema]), passable: z.boolean() })

const points = z.number().min(0).max(1000).optional()
/** Points of work that a household and a person give a grid; children are those of 0 to 6 years. At least one above 0. */
const workloadSchema = z
  .strictObject({
    perHousehold: points,
    perPerson: points,
    perElder60: points,
    perElder80: points,
    perChild: points,
  } satisfies Record<keyof WorkloadPoints, unknown>)
  .refine((given) => Object.values(given).some((each) => each !== undefined && each > 0), {
    error: 'at least one must be above 0',
  })

/** Body of POST /griddings. */
export const griddingBodySchema = z
  .strictObject({
    /** `community`: a town’s or sub-district’s communities anew, its villages left as they are; `village_cluster`: groups of a village; `planning_area`: towns of a county or prefecture; `service_district`: villages and communities of one. */
    kind: z.enum(groupingKinds).default('grid'),
    /** Of the last two: which divisions are grouped. */
    unitLevel: z.enum(unitLevels).optional(),
    /** Id or code of the division to divide; for grids a town stands for its communities and villages. */
    divisionId: identifierSchema.optional(),
    divisionIds: z.array(identifierSchema).min(1).max(mostDivisionsAGridding).optional(),
    /** Households of a grid, both ends allowed, and how many are best; of a community, absent: those of the law. */
    households: householdRangeSchema.optional(),
    /** People of a grid. */
    population: populationRangeSchema.optional(),
    /** How many grids, locked ones included; absent: as many as the ranges need. */
    parts: z.number().int().min(1).max(999).optional(),
    weights: weightsSchema.optional(),
    /** Present grids (id or code) that stay as they are, whatever their size. */
    locked: z.array(identifierSchema).max(mostWishes).optional(),
    /** Units that share a grid; units that do not. */
    keepTogether: z.array(z.array(identifierSchema).min(2).max(mostWishes)).max(mostWishes).optional(),
    keepApart: z
      .array(z.tuple([identifierSchema, identifierSchema]))
      .max(mostWishes)
      .optional(),
    /** Borders between two units opened or closed by hand, each by a place within 50 m. */
    crossings: z.array(crossingSchema).max(mostWishes).optional(),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .default(1),
    /** Of search, for all divisions together; reading the map and cutting the ground come on top. */
    seconds: z.number().min(griddingSeconds.least).max(griddingSeconds.most).default(griddingSeconds.usual),
    /** Ends every division's search after so many slices in place of the seconds, so that the same seed gives the same answer on every machine. */
    slices: z.number().int().min(1).max(mostSlices).optional(),
    workload: workloadSchema.optional(),
  })
  .refine(({ divisionId, divisionIds }) => (divisionId === undefined) !== (divisionIds === undefined), {
    error: 'name divisionId, or divisionIds',
    path: ['divisionId'],
  })
  .refine(({ kind, households, population, parts }) => kind === 'community' || (households ?? population ?? parts), {
    error: 'say how large grids may be: households {min, max}, population {min, max}, or how many parts',
    path: ['households'],
  })
  .refine(({ kind, unitLevel }) => unitLevel === undefined || kind === 'planning_area' || kind === 'service_district', {
    error: 'goes with the kinds planning_area and service_district only',
    path: ['unitLevel'],
  })
export type GriddingBody = z.output<typeof griddingBodySchema>

/** Body of POST /griddings/{id}/plan. */
export const griddingPlanSchema = z.strictObject({
  name: textLineSchema(100).optional(),
  /** A gridding proposes one plan, of number 0. */
  proposal: z.literal(0).optional(),
})
export type GriddingPlanBody = z.output<typeof griddingPlanSchema>
