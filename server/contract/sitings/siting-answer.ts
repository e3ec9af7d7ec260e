import { z } from 'zod'
import type { SitingFigures } from '#planning/siting/question/measure-siting'
import { sitingModels } from '#planning/siting/question/siting-wishes'
import { divisionLevels, facilityCategories } from '#planning/types'
import { featureCollectionSchema, pointSchema } from '../common.ts'
import { coverageLimitSchema, gapPropertiesSchema } from '../coverage.ts'
import { jobStates } from '../jobs.ts'

const count = z.number().min(0)
const meters = z.number().min(0).nullable()
const wordsSchema = z.object({ zh: z.string(), en: z.string() })

/** What sites are to those who are to be served, "people" here and below whoever the question asked about. */
export const sitingFiguresSchema = z.object({
  people: count,
  covered: count,
  coveredShare: z.number().min(0).max(1).nullable(),
  /** Over those who have a way. */
  meanMeters: meters,
  /** Null where more than 5 % have no way. */
  p95Meters: meters,
} satisfies Record<keyof SitingFigures, unknown>)

const totalSchema = sitingFiguresSchema.extend({
  /** Null where somebody has no way. */
  maxMeters: meters,
})

/** Where sites come from: existing ones, more room in one, a closed facility's rooms, a place where people live, a street corner, a given place. */
const origins = ['facility', 'extension', 'premises', 'demand', 'street', 'given'] as const

export const siteSchema = z.object({
  candidateId: z.string(),
  name: z.string().nullable(),
  lon: z.number(),
  lat: z.number(),
  origin: z.enum(origins),
  /** The facility that it is, or is in. */
  facilityId: z.string().nullable(),
  divisionId: z.string().nullable(),
  divisionName: z.string().nullable(),
  cost: count,
  /** Null: without limit. */
  capacity: count.nullable(),
  /** People within the limit who go here. */
  served: count,
  /** All people who go here. */
  load: count,
  /** Of those; null where nobody does. */
  meanMeters: meters,
  /** Tier of a tiered network, from 0; null of others. */
  tier: z.number().int().nullable(),
})
export type Site = z.infer<typeof siteSchema>

export const sitingObstacleSchema = z.object({
  reason: z.string(),
  text: wordsSchema,
  /** What would make it possible. */
  remedy: wordsSchema.nullable(),
  people: count.nullable(),
  /** Of a share that was asked for and cannot be reached: the most that can, rounded down to a tenth of a per cent; null of other obstacles. */
  reachableShare: z.number().min(0).max(1).nullable(),
  /** Whether that share is of the people of one village or community. */
  isOfDivision: z.boolean(),
  /** The largest of the places that it is about. */
  places: z.array(z.object({ lon: z.number(), lat: z.number(), name: z.string().nullable(), people: count })),
})
export type SitingObstacleAnswer = z.infer<typeof sitingObstacleSchema>

const curvePointSchema = z.object({
  sites: z.number().int(),
  /** In the unit of the answer's. */
  objective: z.number(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
})

/** Answer of GET /sitings/{id}. */
export const sitingSchema = z.object({
  id: z.string(),
  /** Of its job; what it has is the best so far, and is kept when it is cancelled. */
  state: z.enum(jobStates),
  /** Whether there are sites that answer the question. */
  ok: z.boolean(),
  model: z.enum(sitingModels),
  category: z.enum(facilityCategories),
  parameters: z.unknown(),
  limit: coverageLimitSchema.omit({ category: true }),
  /** New sites. */
  sites: z.array(siteSchema),
  /** Existing facilities that stay, and those that would close. */
  kept: z.array(siteSchema),
  closed: z.array(siteSchema),
  /** `cost` of the sites (their number where each costs 1), `people` covered, `personMeters` walked, or `meters` of the worst walk. */
  objectiveUnit: z.enum(['cost', 'people', 'personMeters', 'meters']),
  objective: z.number().nullable(),
  /** No choice is better; null while nothing is proven. */
  bound: z.number().nullable(),
  /** |objective − bound| / |objective|; 0 is proven best. */
  gap: z.number().nullable(),
  proven: z.boolean(),
  /** What the objective and the bound leave out of account; empty where nothing. */
  notes: z.array(wordsSchema),
  candidates: z.number().int(),
  /** People without a site nearer than this are counted to walk so far; null where that does not matter. */
  farMeters: z.number().nullable(),
  before: totalSchema.nullable(),
  after: totalSchema.nullable(),
  divisions: z.array(
    z.object({
      divisionId: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.enum(divisionLevels),
      before: sitingFiguresSchema,
      after: sitingFiguresSchema,
    }),
  ),
  /** Best for other numbers of new sites, ascending; null where nobody asked. */
  curve: z.array(curvePointSchema).nullable(),
  /** Divisions of a tiered network that ought to have a site and no candidate for one. */
  unmet: z.array(z.object({ tier: z.number().int(), divisionId: z.string(), name: z.string() })),
  tiers: z.array(z.object({ name: z.string(), category: z.enum(facilityCategories), level: z.enum(divisionLevels) })),
  /** Where those live who are not covered afterwards, largest first; once the search has ended. */
  gaps: z.array(gapPropertiesSchema),
  /** Site of every place with people, by its demand point's id; once the search has ended. */
  assignments: z.array(z.object({ demandId: z.string(), siteId: z.string().nullable(), meters })),
  obstacles: z.array(sitingObstacleSchema),
  synthetic: z.boolean(),
  seed: z.number().int(),
  revision: z.number().int(),
  seconds: count,
  computedAt: z.string(),
})
export type Siting = z.infer<typeof sitingSchema>
/** What is stored of it: its id and state are its job's. */
export type SitingResult = Omit<Siting, 'id' | 'state'>

/** Answer of GET /sitings/{id}/sites.geojson. */
export const siteCollectionSchema = featureCollectionSchema(
  pointSchema,
  siteSchema.omit({ lon: true, lat: true }).extend({ role: z.enum(['new', 'kept', 'closed']) }),
)
export type SiteCollection = z.infer<typeof siteCollectionSchema>

/** Answer of POST /sitings/{id}/trial. */
export const sitingTrialAnswerSchema = z.object({
  after: totalSchema,
  /** Of the tried sites, in their order. */
  sites: z.array(z.object({ served: count, load: count, meanMeters: meters })),
  /** Of every division down to villages and communities. */
  divisions: z.array(z.object({ divisionId: z.string(), after: sitingFiguresSchema })),
})
export type SitingTrialAnswer = z.infer<typeof sitingTrialAnswerSchema>
