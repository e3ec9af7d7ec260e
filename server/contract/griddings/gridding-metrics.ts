import { z } from 'zod'
import { borderKinds } from '#planning/division/division-types'
import type { SizeFigures } from '#planning/division/measure/plan-metrics'
import type { WalkFigures } from '#planning/division/measure/walk-figures'

const count = z.number().min(0)
const share = z.number().min(0).max(1)

/** Walks over the streets from every place to the nearest station of its own grid, each person counted once. People who reach none are left out of the meters. */
export const walkSchema = z.object({
  /** Null where nobody reaches a station. */
  meanMeters: count.nullable(),
  p95Meters: count.nullable(),
  /** Share of people who reach one. */
  reachedShare: share,
} satisfies Record<keyof WalkFigures, unknown>)

const sizeFiguresSchema = z.object({
  min: count,
  max: count,
  mean: count,
  deviationShare: count,
  standardDeviation: count,
} satisfies Record<keyof SizeFigures, unknown>)
const spreadSchema = z.object({ min: count, mean: count }).nullable()
/** Figures of a plan. */
export const metricsSchema = z.object({
  parts: z.number().int(),
  households: sizeFiguresSchema,
  population: sizeFiguresSchema,
  /** Of the grids' outlines, least and mean: 4π · area / perimeter², and area / that of the smallest circle around. */
  polsbyPopper: spreadSchema,
  reock: spreadSchema,
  cutBorders: z.number().int(),
  /** Border between grids that people cross, and what it costs, in meters along a street. */
  cutMeters: count,
  cutPrice: count,
  /** Shares of all border between grids, by length, by what it runs along. */
  alongShare: z.object(Object.fromEntries(borderKinds.map((kind) => [kind, count]))).nullable(),
  /** Share along roads, rivers, railways and walls. */
  visibleShare: count.nullable(),
  /** Compounds with ground in several grids; of villages grouped, their towns. */
  compoundsCut: z.number().int(),
  /** Buildings whose outline has ground in several grids, by more than a sliver; null where no outlines are known. */
  buildingsCut: z.number().int().nullable(),
  walk: walkSchema.nullable(),
  /** Workload of a grid. */
  workload: sizeFiguresSchema.nullable(),
  changedPeople: count,
  changedShare: count,
})
