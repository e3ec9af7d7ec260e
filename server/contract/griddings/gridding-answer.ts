import { z } from 'zod'
import type { ObjectiveTerms } from '#planning/division/division-types'
import type { PresentGrid } from '#planning/division/griddings/describe-grids'
import { type BlockingUnits, gridChanges } from '#planning/division/griddings/gridding-types'
import type { GridStation } from '#planning/division/measure/walking-types'
import { settlementRanks } from '#planning/merging/settlement-ranks'
import { ruleMarks } from '#planning/rules/facility-rules'
import type { StaffFigure } from '#planning/rules/staffing-rules'
import { divisionLevels } from '#planning/types'
import { featureCollectionSchema, multiPolygonSchema } from '../common.ts'
import { jobStates } from '../jobs.ts'
import { groupingKinds } from './gridding-body.ts'
import { metricsSchema, walkSchema } from './gridding-metrics.ts'

const count = z.number().min(0)
const share = z.number().min(0).max(1)
const range = z.object({ min: count, max: count }).nullable()
const wordsSchema = z.object({ zh: z.string(), en: z.string() })

/** Where a grid's people go: the grid station in it that most of them are nearest to; without any (`facilityId` null) the place from which they walk least in all. */
const stationSchema = z.object({
  at: z.tuple([z.number(), z.number()]),
  facilityId: z.string().nullable(),
  name: z.string().nullable(),
} satisfies Record<keyof GridStation, unknown>)

export const gridSchema = z.object({
  divisionId: z.string(),
  /** The present grid that it goes on as, with that one's code and name; null: a new one. */
  gridId: z.string().nullable(),
  /** Of a new one those that it would get in a plan now; null where none can be told, and for groupings that are no grids. */
  code: z.string().nullable(),
  name: z.string().nullable(),
  households: count,
  population: count,
  areaSquareMeters: count,
  /** Polsby–Popper, 1 for a circle. */
  compactness: share,
  unitIds: z.array(z.string()),
  /** What it is to the divisions that are there; null for groupings, which are none. */
  change: z.enum(gridChanges).nullable(),
  /** Null while the search runs, without streets, and for groupings that are no grids. */
  station: stationSchema.nullable(),
  walk: walkSchema.nullable(),
  /** In the points that the question gave; null where it gave none. */
  workload: count.nullable(),
  /** Of areas of towns or villages, when the search has ended: which is suggested as the centre (中心镇, 中心村), by people, kinds of services and how near everybody is; null of others. */
  ranks: z
    .array(
      z.object({
        divisionId: z.string(),
        name: z.string(),
        rank: z.enum(settlementRanks),
        population: count,
        /** Categories of facilities that operate there. */
        services: z.number().int(),
        /** Mean straight distance of all people of the area. */
        reachMeters: count,
        score: share,
      }),
    )
    .nullable(),
  /** Grid workers (网格员): one for every 1000 people begun, at least one; null for groupings that are no grids. */
  workers: z.number().int().nullable(),
  geometry: multiPolygonSchema,
})
export type Grid = z.infer<typeof gridSchema>
/** Answer of GET /griddings/{id}/grids.geojson. */
export const gridCollectionSchema = featureCollectionSchema(multiPolygonSchema, gridSchema.omit({ geometry: true }))
export type GridCollection = z.infer<typeof gridCollectionSchema>

const termsSchema = z.object({
  borders: z.number(),
  shape: z.number(),
  balance: z.number(),
  change: z.number(),
} satisfies Record<keyof ObjectiveTerms, unknown>)

/** How a plan stands among plans drawn at random within the same ranges, by several chains. */
const ensembleSchema = z.object({
  method: z.string(),
  chains: z.number().int(),
  plans: z.number().int(),
  /** Percent of them that cost more (ties half): 100 is better than all. Then the same for every score, and their values at 0, 10 … 100 %. */
  percentile: z.number(),
  percentiles: z.record(z.string(), z.number()),
  deciles: z.record(z.string(), z.array(z.number())),
  /** Split R̂ of the objective and of every score: 1 is full agreement of the chains, above 1.05 they have not seen enough. Null: too few plans, or no agreement. */
  rHat: z.number().nullable(),
  rHats: z.record(z.string(), z.number().nullable()),
})
export type EnsembleAnswer = z.infer<typeof ensembleSchema>

const blockingSchema = z.object({
  divisionId: z.string(),
  reason: z.string(),
  isProven: z.boolean(),
  unitIds: z.array(z.string()),
  names: z.array(z.string()),
  /** A place in the largest of them, [lon, lat]. */
  at: z.tuple([z.number(), z.number()]).nullable(),
  households: count.nullable(),
  population: count.nullable(),
  parts: z.number().int().nullable(),
  text: wordsSchema,
} satisfies Record<keyof BlockingUnits | 'divisionId' | 'text', unknown>)
export type Blocking = z.infer<typeof blockingSchema>

/** Figures of one division's plan, or of all together. */
const figures = {
  /** Whether there is a plan within all ranges. */
  ok: z.boolean(),
  metrics: metricsSchema.nullable(),
  /** In meters of border along a street, and what it is made of. */
  objective: z.number().nullable(),
  terms: termsSchema.nullable(),
  /** No plan within the ranges costs less; null while nothing is proven. */
  bound: z.number().nullable(),
  /** What proves it: `spreading` (a linear relaxation that every plan keeps), `partition` (a linear choice among all grids there can be, priced by a table), `all_parts` (all parts there can be), `mixed` (of several divisions). */
  boundKind: z.enum(['spreading', 'partition', 'all_parts', 'mixed']).nullable(),
  /** (objective − bound) / objective; 0 is proven best. */
  gap: z.number().nullable(),
  /** The same against the best choice among all parts seen: says nothing about parts not seen. */
  poolGap: z.number().nullable(),
  ensemble: ensembleSchema.nullable(),
  /** Without a plan: why, who stands in the way, and ranges near the asked ones that some plan keeps. */
  reason: z.string().optional(),
  blocking: z.array(blockingSchema).optional(),
  nearest: z.object({ households: range, population: range, parts: z.number().int() }).nullable().optional(),
}

export const divisionGriddingSchema = z.object({
  divisionId: z.string(),
  code: z.string(),
  name: z.string(),
  level: z.enum(divisionLevels),
  /** Level of the grids; null for groupings, which are no divisions. */
  gridLevel: z.enum(divisionLevels).nullable(),
  /** Level of the divisions that are grouped; null where places where people are counted are. */
  unitLevel: z.enum(divisionLevels).nullable(),
  ...figures,
  /** Workers that rules ask of a community, each with its source; none of other divisions. */
  staff: z.array(
    z.object({
      rule: z.string(),
      people: z.number().int(),
      mark: z.enum(ruleMarks),
      source: wordsSchema,
    } satisfies Record<keyof StaffFigure, unknown>),
  ),
  /** Of a town whose communities are redrawn: its communities and villages as they are; null of other kinds. */
  present: z
    .array(
      z.object({
        gridId: z.string(),
        code: z.string(),
        name: z.string(),
        households: count,
        population: count,
        /** Null: it ends. */
        change: z.enum(['redrawn', 'same']).nullable(),
      } satisfies Record<keyof PresentGrid, unknown>),
    )
    .nullable(),
  grids: z.number().int(),
  units: z.number().int(),
  /** Slices of search done: the same seed leads through the same slices. */
  slices: z.number().int(),
  seconds: count,
})
export type DivisionGridding = z.infer<typeof divisionGriddingSchema>

/** Answer of GET /griddings/{id}. */
export const griddingSchema = z.object({
  id: z.string(),
  /** Of its job; what it has is the best so far, and is kept when it is cancelled. */
  state: z.enum(jobStates),
  kind: z.enum(groupingKinds),
  parameters: z.unknown(),
  ...figures,
  grids: z.array(gridSchema),
  divisions: z.array(divisionGriddingSchema),
  totals: z.object({
    divisions: z.number().int(),
    /** With a plan. */
    divided: z.number().int(),
    grids: z.number().int(),
    households: count,
    population: count,
  }),
  synthetic: z.boolean(),
  seed: z.number().int(),
  revision: z.number().int(),
  seconds: count,
  computedAt: z.string(),
})
export type Gridding = z.infer<typeof griddingSchema>
/** What is stored of it: its id and state are its job's. */
export type GriddingResult = Omit<Gridding, 'id' | 'state'>
