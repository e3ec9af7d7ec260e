import { z } from 'zod'
import { facilityCategories, facilityStatuses } from '#planning/types'
import { bboxSchema, featureCollectionSchema, limitSchema, offsetSchema, pointSchema, textLineSchema } from './common.ts'

export const facilitiesQuerySchema = z.strictObject({
  category: z.enum(facilityCategories).optional(),
  status: z.enum(facilityStatuses).optional(),
  bbox: bboxSchema.optional(),
  limit: limitSchema,
  offset: offsetSchema,
})
export type FacilitiesQuery = z.infer<typeof facilitiesQuerySchema>

export const facilityPropertiesSchema = z.object({
  id: z.string(),
  category: z.enum(facilityCategories),
  name: z.string(),
  status: z.enum(facilityStatuses),
  capacity: z.number().nullable(),
  synthetic: z.boolean(),
})
export type FacilityProperties = z.infer<typeof facilityPropertiesSchema>

export const facilityFeatureSchema = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: pointSchema,
  properties: facilityPropertiesSchema,
})
export type FacilityFeature = z.infer<typeof facilityFeatureSchema>
export const facilityCollectionSchema = featureCollectionSchema(pointSchema, facilityPropertiesSchema)
export type FacilityCollection = z.infer<typeof facilityCollectionSchema>

/** Body of POST and PUT: a GeoJSON feature, or its properties with lon and lat. */
export const facilityBodySchema = z.strictObject({
  type: z.literal('Feature'),
  geometry: z.strictObject({ ...pointSchema.shape }),
  properties: z.strictObject({
    category: z.enum(facilityCategories),
    name: textLineSchema(200),
    status: z.enum(facilityStatuses).default('operating'),
    capacity: z.number().min(0).max(1e7).nullable().default(null),
  }),
})
export type FacilityBody = z.infer<typeof facilityBodySchema>
