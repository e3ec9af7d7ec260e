import { z } from 'zod'
import { facilityCategories, facilityStatuses, travelModes } from '#planning/types'
import { queryNumber } from './common.ts'

export const nearbyQuerySchema = z.strictObject({
  lon: queryNumber.pipe(z.number().min(-180).max(180)),
  lat: queryNumber.pipe(z.number().min(-90).max(90)),
  mode: z.enum(travelModes).default('walk'),
  /** `planned` counts facilities that are planned or being built too. */
  counted: z.enum(['now', 'planned']).default('now'),
})
export type NearbyQuery = z.infer<typeof nearbyQuerySchema>

const lineSchema = z.object({ type: z.literal('LineString'), coordinates: z.array(z.tuple([z.number(), z.number()])) })

/** The nearest facility of one category over the streets, with the way there. */
export const nearbyFacilitySchema = z.object({
  category: z.enum(facilityCategories),
  facilityId: z.string(),
  name: z.string(),
  status: z.enum(facilityStatuses),
  lon: z.number(),
  lat: z.number(),
  meters: z.number(),
  seconds: z.number(),
  /** The category's own service radius, and whether the way is within it; null where the rule set states none. */
  radiusMeters: z.number().nullable(),
  withinRadius: z.boolean().nullable(),
  route: lineSchema,
})
export type NearbyFacility = z.infer<typeof nearbyFacilitySchema>

export const nearbyAnswerSchema = z.object({
  /** Straight line from the point to the street it is reached from, meters; null where no street is near enough. */
  snapMeters: z.number().nullable(),
  /** Nearest first. Categories that no way leads to are missing here and listed below. */
  facilities: z.array(nearbyFacilitySchema),
  unreached: z.array(z.enum(facilityCategories)),
  mode: z.enum(travelModes),
  speedKmh: z.number(),
  revision: z.number().int(),
})
export type NearbyAnswer = z.infer<typeof nearbyAnswerSchema>
