import { z } from 'zod'
import { nameFaults } from '#planning/names/judge-name'
import { divisionKinds, divisionLevels, terrains } from '#planning/types'
import {
  bboxSchema,
  daySchema,
  featureCollectionSchema,
  identifierSchema,
  limitSchema,
  multiPolygonSchema,
  offsetSchema,
  queryNumber,
  textLineSchema,
} from './common.ts'

/** `grid` asks for grids of every level. */
export const divisionsQuerySchema = z.strictObject({
  level: z.enum([...divisionLevels, 'grid']).optional(),
  parent: identifierSchema.optional(),
  code: identifierSchema.optional(),
  /** Part of a name, or the beginning of a code or of pinyin. */
  q: z.string().min(1).max(100).optional(),
  bbox: bboxSchema.optional(),
  at: daySchema.optional(),
  /** A plan's id: as the plan has them, inside its scope. Not together with `at`. */
  plan: z.uuid().optional(),
  /** `none` leaves the outlines out. */
  geometry: z.enum(['full', 'none']).default('full'),
  limit: limitSchema,
  offset: offsetSchema,
})
export type DivisionsQuery = z.infer<typeof divisionsQuerySchema>

export const divisionQuerySchema = z.strictObject({ at: daySchema.optional() })
/** `plan`: as that plan has it; not together with `at`. */
export const oneDivisionQuerySchema = divisionQuerySchema.extend({ plan: z.uuid().optional() })

export const divisionPropertiesSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  level: z.enum(divisionLevels),
  kind: z.enum(divisionKinds),
  parentId: z.string().nullable(),
  households: z.number().nullable(),
  population: z.number().nullable(),
  areaSquareMeters: z.number(),
  terrain: z.enum(terrains).nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  revision: z.number().int(),
  synthetic: z.boolean(),
  /** A point inside, for labels: [lon, lat]. */
  labelPoint: z.tuple([z.number(), z.number()]),
})
export type DivisionProperties = z.infer<typeof divisionPropertiesSchema>

export const divisionFeatureSchema = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: multiPolygonSchema.nullable(),
  properties: divisionPropertiesSchema,
})
export type DivisionFeature = z.infer<typeof divisionFeatureSchema>
export const divisionCollectionSchema = featureCollectionSchema(multiPolygonSchema.nullable(), divisionPropertiesSchema)
export type DivisionCollection = z.infer<typeof divisionCollectionSchema>

/** What can be new in a version, compared with the one before it. */
export const versionChanges = ['name', 'code', 'level', 'kind', 'parent', 'area', 'people'] as const
/** Versions of a division, past and future, oldest first. */
export const divisionHistorySchema = z.object({
  versions: z.array(
    divisionPropertiesSchema.extend({
      recordedAt: z.string(),
      /** When a correction took its place; null where it still counts. */
      supersededAt: z.string().nullable(),
      /** What its parent was called on its first day. */
      parentName: z.string().nullable(),
      /** Against the version before it that still counts; empty for the first. */
      changed: z.array(z.enum(versionChanges)),
    }),
  ),
})
export type DivisionHistory = z.infer<typeof divisionHistorySchema>
/** A division as it was called when the other came from it, or it from the other. */
const relatedDivisionSchema = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  level: z.enum(divisionLevels),
  effective: z.string(),
  change: z.string(),
})
export const divisionLineageSchema = z.object({
  predecessors: z.array(relatedDivisionSchema),
  successors: z.array(relatedDivisionSchema),
})
export type DivisionLineage = z.infer<typeof divisionLineageSchema>

export const locateQuerySchema = z.strictObject({
  lon: queryNumber.pipe(z.number().min(-180).max(180)),
  lat: queryNumber.pipe(z.number().min(-90).max(90)),
  at: daySchema.optional(),
})
/** Divisions from the largest to the smallest that contains the point. */
export const locateSchema = z.object({
  divisions: z.array(z.object({ id: z.string(), code: z.string(), name: z.string(), level: z.enum(divisionLevels) })),
})
export type LocateAnswer = z.infer<typeof locateSchema>

/** Divisions of the same level that share a border with one, longest border first. */
export const neighboursSchema = z.object({
  neighbours: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.enum(divisionLevels),
      sharedMeters: z.number().min(0),
    }),
  ),
})
export type NeighboursAnswer = z.infer<typeof neighboursSchema>

/** A name that a division might get; `ending`: ids of divisions that would end with it, separated by commas, whose names become free. */
export const nameCheckQuerySchema = z.strictObject({
  name: textLineSchema(100),
  ending: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.uuid()).max(50))
    .default([]),
})
export type NameCheckQuery = z.infer<typeof nameCheckQuerySchema>

/** What speaks against a name. `division`: whose name it is, or sounds like; `signs`: its rare characters. */
export const nameCheckSchema = z.object({
  name: z.string(),
  faults: z.array(
    z.object({
      fault: z.enum(nameFaults),
      division: z.object({ id: z.string(), code: z.string(), name: z.string(), parentName: z.string() }).nullable(),
      signs: z.string(),
    }),
  ),
})
export type NameCheck = z.infer<typeof nameCheckSchema>

/** The days on which the map of divisions changes, oldest first: how many versions begin and end, by the level they are of. */
export const divisionDatesSchema = z.object({
  dates: z.array(
    z.object({
      date: z.string(),
      begin: z.number().int(),
      end: z.number().int(),
      levels: z.array(z.enum(divisionLevels)),
    }),
  ),
})
export type DivisionDates = z.infer<typeof divisionDatesSchema>
