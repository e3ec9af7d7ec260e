import { z } from 'zod'
import { mergeAims } from '#planning/merging/merging-types'
import type { UnitFigures } from '#planning/merging/statistics'
import { ruleMarks } from '#planning/rules/facility-rules'
import { mergeLevels } from '#planning/rules/merge-rules'
import { divisionKinds, facilityCategories, terrains } from '#planning/types'
import { featureCollectionSchema, multiPolygonSchema, pointSchema } from '../common.ts'
import { jobStates } from '../jobs.ts'
import { mergeRulesSchema } from './merge-rules.ts'

const count = z.number().min(0)
const whole = z.number().int().min(0)
const wordsSchema = z.object({ zh: z.string(), en: z.string() })
const lonLat = z.tuple([z.number(), z.number()])
const certain = { source: wordsSchema, mark: z.enum(ruleMarks) }

/** Where a unit's people go: a service station, or (`facilityId` null) the settlement in their middle. */
const centreSchema = z.object({ at: lonLat, facilityId: z.string().nullable(), name: z.string().nullable() })

/** Ways of people one way, in seconds; null where nobody has any. */
const waysSchema = z.object({ meanSeconds: count.nullable(), p95Seconds: count.nullable(), worstSeconds: count.nullable() })

/** A division that may be merged, as it is. */
export const mergeUnitSchema = z.object({
  unitId: z.string(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(divisionKinds),
  terrain: z.enum(terrains).nullable(),
  parentId: z.string(),
  parentName: z.string(),
  population: count,
  households: count,
  areaSquareMeters: count,
  centre: centreSchema.nullable(),
  ways: waysSchema,
  /** People from whom no way leads to the centre; they are in no figure of ways. */
  withoutWay: count,
  /** Why it stays whatever the numbers say; null: it may be merged. */
  stays: z.string().nullable(),
  /** Allowed groups of several that it is in. */
  groups: whole,
  below: z.boolean(),
})
export type MergeUnitAnswer = z.infer<typeof mergeUnitSchema>

const reasonSchema = z.object({ kind: z.string(), text: wordsSchema })

export const mergeGroupSchema = z.object({
  unitIds: z.array(z.string()),
  /** Whose centre the people go to; its id, code and name live on in a plan. */
  centreUnitId: z.string(),
  centre: centreSchema.nullable(),
  name: z.string(),
  population: count,
  households: count,
  areaSquareMeters: count,
  waysBefore: waysSchema,
  waysAfter: waysSchema,
  extraPersonHours: z.number(),
  /** A single unit below its least population. */
  below: z.boolean(),
  /** Why these are one, or why this one stays. */
  reasons: z.array(reasonSchema),
})
export type MergeGroupAnswer = z.infer<typeof mergeGroupSchema>

const unitFiguresSchema = z.object({
  units: whole,
  meanPopulation: count.nullable(),
  leastPopulation: count.nullable(),
  mostPopulation: count.nullable(),
  meanAreaSquareMeters: count.nullable(),
  staff: whole,
  yuanAYear: count.nullable(),
} satisfies Record<keyof UnitFigures, unknown>)

export const mergeStatisticsSchema = z.object({
  /** Null: all together. */
  parentId: z.string().nullable(),
  name: z.string(),
  before: unitFiguresSchema,
  after: unitFiguresSchema,
  reductionShare: z.number(),
  merged: whole,
})
export type MergeStatisticsAnswer = z.infer<typeof mergeStatisticsSchema>

/** What was promised, measured again by the coverage engine; what cannot be measured is for people to tick. */
export const promisesSchema = z.object({
  /** False: there are no streets to measure on. */
  measured: z.boolean(),
  kept: z.boolean(),
  coverage: z.array(
    z.object({
      category: z.enum(facilityCategories),
      coveredBefore: count,
      coveredAfter: count,
      facilitiesBefore: whole,
      facilitiesAfter: whole,
      broken: z.array(z.object({ unitId: z.string(), before: count, after: count })),
    }),
  ),
  /** Settlements with a longer way than allowed. */
  tooFar: z.array(z.object({ unitId: z.string(), at: lonLat, people: count, seconds: count })),
  /** Stations that would close. */
  closing: z.array(z.object({ facilityId: z.string(), unitId: z.string(), name: z.string() })),
  /** Ways to the seat of one's town, before and after; null where the map has no seats, or units are not a town's. */
  townSeat: z
    .object({
      before: waysSchema,
      after: waysSchema,
      /** People whose town has no seat, or from where no way leads to one; they are in no figure. */
      withoutSeat: count,
      /** People who would belong to another town. */
      changedTown: count,
    })
    .nullable(),
})
export type MergePromises = z.infer<typeof promisesSchema>

/** One number of divisions left: the best choice for it. */
export const frontierPointSchema = z.object({
  count: whole,
  /** Units below their least population that stay so. */
  below: whole,
  ...waysSchema.shape,
  extraPersonHours: z.number(),
  proven: z.boolean(),
  /** (objective − bound) / |objective|; 0 is proven best. Null: nothing is proven. */
  gap: z.number().nullable(),
})
export type FrontierPoint = z.infer<typeof frontierPointSchema>

export const mergeProposalSchema = z.object({
  count: whole,
  below: whole,
  groups: z.array(mergeGroupSchema),
  waysBefore: waysSchema,
  waysAfter: waysSchema,
  extraPersonHours: z.number(),
  /** Costs in their order, after the units below: in thousandths of a person’s hour where aims are weighed, else of each aim’s own unit. */
  objective: z.array(z.number()),
  bound: z.array(z.number().nullable()),
  proven: z.boolean(),
  gap: z.number().nullable(),
  /** Among all proposals that leave as many by the same rules: drawn evenly, or, where they are too many to be counted (`number` null), by random walks that agree where `rHat` is near 1. */
  standing: z
    .object({
      number: z.number().nullable(),
      drawn: whole,
      rHat: z.number().nullable(),
      percentile: z.number(),
      percentiles: z.record(z.enum(mergeAims), z.number()),
      travelDeciles: z.array(z.number()),
    })
    .nullable(),
  statistics: z.array(mergeStatisticsSchema),
  promises: promisesSchema,
})
export type MergeProposal = z.infer<typeof mergeProposalSchema>

/** Answer of GET /merges/{id}. */
export const mergeSchema = z.object({
  id: z.string(),
  /** Of its job; what it has is the best so far, and is kept when it is cancelled. */
  state: z.enum(jobStates),
  ok: z.boolean(),
  parameters: z.unknown(),
  scope: z.object({ divisionId: z.string(), code: z.string(), name: z.string() }),
  level: z.enum(mergeLevels),
  /** The version that was used, whole. */
  rules: mergeRulesSchema,
  /** National, on every proposal. */
  guard: z.object({ text: wordsSchema, ...certain }),
  checklist: z.array(z.object({ key: z.string(), text: wordsSchema, ...certain, measured: z.boolean() })),
  units: z.array(mergeUnitSchema),
  /** Allowed groups of several; and why others fell out, sets of units by reason. */
  candidates: whole,
  fallen: z.record(z.string(), whole),
  /** Fewest and most divisions that can be left. */
  range: z.object({ least: whole, most: whole, proven: z.boolean() }).nullable(),
  frontier: z.array(frontierPointSchema),
  proposals: z.array(mergeProposalSchema),
  /** Why there is no proposal. */
  infeasible: z
    .object({
      reason: z.string(),
      possible: whole.nullable(),
      blocking: z.array(z.object({ unitId: z.string(), name: z.string(), text: wordsSchema })),
      text: wordsSchema,
    })
    .nullable(),
  /** Divisions of each kind in the scope, before and (best proposal) after; with large mergers to hold them against. */
  table: z.array(z.object({ what: wordsSchema, level: z.string(), before: whole, after: whole.nullable() })),
  benchmarks: z.array(z.object({ what: wordsSchema, before: count, after: count.nullable(), ...certain })),
  synthetic: z.boolean(),
  seed: z.number().int(),
  revision: z.number().int(),
  seconds: count,
  computedAt: z.string(),
})
export type Merge = z.infer<typeof mergeSchema>
/** What is stored of it: its id and state are its job's. */
export type MergeResult = Omit<Merge, 'id' | 'state'>

/** Answer of GET /merges/{id}/groups.geojson: one feature a division left. */
export const mergeGroupCollectionSchema = featureCollectionSchema(
  multiPolygonSchema,
  z.object({
    name: z.string(),
    unitIds: z.array(z.string()),
    units: whole,
    population: count,
    households: count,
    areaSquareMeters: count,
    extraPersonHours: z.number(),
    worstSeconds: count.nullable(),
    below: z.boolean(),
    /** Where its people go. */
    centre: lonLat.nullable(),
  }),
)
export type MergeGroupCollection = z.infer<typeof mergeGroupCollectionSchema>

/** Answer of GET /merges/{id}/settlements.geojson: how much longer people of each settlement travel. */
export const mergeSettlementCollectionSchema = featureCollectionSchema(
  pointSchema,
  z.object({
    unitId: z.string(),
    people: count,
    before: count.nullable(),
    after: count.nullable(),
    change: z.number().nullable(),
  }),
)
export type MergeSettlementCollection = z.infer<typeof mergeSettlementCollectionSchema>
