import { z } from 'zod'
import { borderKinds, type ObjectiveTerms } from '#planning/division/division-types'
import type { BlockingUnits } from '#planning/division/griddings/gridding-types'
import type { SizeFigures } from '#planning/division/measure/plan-metrics'
import { divisionLevels } from '#planning/types'
import { multiPolygonSchema } from '../common.ts'
import { jobStates } from '../jobs.ts'

const count = z.number().min(0)
const share = z.number().min(0).max(1)
const range = z.object({ min: count, max: count }).nullable()

export const gridSchema = z.object({
  divisionId: z.string(),
  /** The present grid that it goes on as, with that one's code and name; null: a new one, named when it is taken into a plan. */
  gridId: z.string().nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  households: count,
  population: count,
  areaSquareMeters: count,
  /** Polsby–Popper, 1 for a circle. */
  compactness: share,
  unitIds: z.array(z.string()),
  geometry: multiPolygonSchema,
})
export type Grid = z.infer<typeof gridSchema>

const sizeFiguresSchema = z.object({
  min: count,
  max: count,
  mean: count,
  deviationShare: count,
  standardDeviation: count,
} satisfies Record<keyof SizeFigures, unknown>)
const spreadSchema = z.object({ min: count, mean: count }).nullable()
const metricsSchema = z.object({
  parts: z.number().int(),
  households: sizeFiguresSchema,
  population: sizeFiguresSchema,
  polsbyPopper: spreadSchema,
  reock: spreadSchema,
  cutBorders: z.number().int(),
  /** Border between grids, and what it costs, in meters along a street. */
  cutMeters: count,
  cutPrice: count,
  alongShare: z.object(Object.fromEntries(borderKinds.map((kind) => [kind, count]))).nullable(),
  /** Share of it along roads, rivers, railways and walls. */
  visibleShare: count.nullable(),
  compoundsCut: z.number().int(),
  changedPeople: count,
  changedShare: count,
})

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

const wordsSchema = z.object({ zh: z.string(), en: z.string() })
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
  /** What proves it: `spreading` (a linear relaxation that every plan keeps), `all_parts` (all parts there can be), `mixed` (of several divisions). */
  boundKind: z.enum(['spreading', 'all_parts', 'mixed']).nullable(),
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
  gridLevel: z.enum(divisionLevels),
  ...figures,
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
