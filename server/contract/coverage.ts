import { z } from 'zod'
import { divisionLevels, facilityCategories, travelModes } from '#planning/types'
import { daySchema, featureCollectionSchema, multiPointSchema, multiPolygonSchema, pointSchema } from './common.ts'

const categoryList = z
  .array(z.enum(facilityCategories))
  .min(1, 'name at least one category')
  .refine((list) => new Set(list).size === list.length, 'a category is named twice')

/** Body of POST /coverage. */
export const coverageBodySchema = z.strictObject({
  categories: categoryList,
  /** Minutes of travel. Absent: each category's own service radius from the rule set. */
  minutes: z.number().min(1).max(120).optional(),
  mode: z.enum(travelModes).default('walk'),
  /** Absent: the mode's base speed (walk 4, slow_walk 3, cycle 15, drive 30). */
  speedKmh: z.number().min(0.5).max(130).optional(),
  /** The longest way that counts, meters. Absent, on foot: the distances of GB 50180 (300 m at 5, 500 m at 10, 1000 m at 15 minutes). */
  capMeters: z.number().min(10).max(200_000).optional(),
  /** `now`: operating facilities. `planned`: those planned and being built too. */
  counted: z.enum(['now', 'planned']).default('now'),
  at: daySchema.optional(),
  /** A plan's id: count people in the divisions as the plan has them, outside its scope in those of its day. Needs an account that may see it. */
  plan: z.uuid().optional(),
  /** The version of the plan; absent: the one that it has now. */
  planVersion: z.number().int().min(0).optional(),
  /** Count only people inside this division (id or code); facilities outside still serve them. */
  within: z.string().min(1).max(64).optional(),
})
export type CoverageBody = z.infer<typeof coverageBodySchema>

const count = z.number().min(0)
const share = z.number().min(0).max(1).nullable()
const seconds = z.number().min(0).nullable()

/** How one category serves the people of one division (or of all). */
export const categoryFiguresSchema = z.object({
  coveredPopulation: count,
  coveredShare: share,
  coveredHouseholds: count,
  coveredBuildings: count,
  /** People of the age group the category is for, and how many of them are covered; null where the category is for all or ages are unknown. */
  groupPopulation: count.nullable(),
  coveredGroupPopulation: count.nullable(),
  /** Mean and 95th percentile over people of the time to the nearest facility; null where fewer than so many reach one. */
  meanSeconds: seconds,
  p95Seconds: seconds,
  /** Facilities of the category inside the division, and their capacity (null: unknown). */
  facilities: z.number().int(),
  capacity: count.nullable(),
})
export type CategoryFigures = z.infer<typeof categoryFiguresSchema>

/** Figures of a division or of the whole area. "Covered" means: reaches *every* chosen category (completeness). */
const figures = {
  population: count,
  coveredPopulation: count,
  coveredShare: share,
  households: count,
  coveredHouseholds: count,
  buildings: count,
  coveredBuildings: count,
  /** People who cannot get onto the street network within the snap limit. */
  unreachablePopulation: count,
  /** Time to the farthest of the chosen categories' nearest facilities. */
  meanSeconds: seconds,
  p95Seconds: seconds,
  categories: z.partialRecord(z.enum(facilityCategories), categoryFiguresSchema),
}
export const coverageTotalsSchema = z.object(figures)
export type CoverageTotals = z.infer<typeof coverageTotalsSchema>

export const coverageDivisionSchema = z.object({
  divisionId: z.string(),
  code: z.string(),
  name: z.string(),
  level: z.enum(divisionLevels),
  parentId: z.string().nullable(),
  ...figures,
})
export type CoverageDivision = z.infer<typeof coverageDivisionSchema>

/** A sentence in both languages of the page. */
export const bilingualSchema = z.object({ zh: z.string(), en: z.string() })
const markSchema = z.enum(['C', 'S', 'U', 'D', 'user'])

export const coverageLimitSchema = z.object({
  category: z.enum(facilityCategories),
  meters: z.number(),
  seconds: z.number(),
  /** Where the limit comes from, and how certain that is: C read, S second-hand, U unverified, D derived, user = asked for. */
  source: bilingualSchema,
  mark: markSchema,
})
export const coverageBandSchema = z.object({
  minutes: z.number(),
  meters: z.number(),
  population: z.number(),
  source: bilingualSchema,
  mark: markSchema,
})

/** A facility's load: people within the limit whose nearest facility of the category it is. */
export const facilityLoadSchema = z.object({
  facilityId: z.string(),
  category: z.enum(facilityCategories),
  name: z.string(),
  lon: z.number(),
  lat: z.number(),
  servedPopulation: count,
  capacity: count.nullable(),
  snapMeters: z.number().nullable(),
  /** Why it could not be put on the network, where it could not. */
  unreachable: z.string().nullable(),
})

export const coverageResultSchema = z.object({
  id: z.string(),
  parameters: coverageBodySchema,
  revision: z.number().int(),
  computedAt: z.string(),
  computeSeconds: z.number(),
  synthetic: z.boolean(),
  speedKmh: z.number(),
  limits: z.array(coverageLimitSchema),
  bands: z.array(coverageBandSchema),
  totals: coverageTotalsSchema,
  /** People in no division (of the villages' level or any other). */
  outsideDivisions: z.object({ population: count, coveredPopulation: count }),
  /** Every level, every division with people. */
  divisions: z.array(coverageDivisionSchema),
  /** "now" beside "as planned": totals, and the divisions where they differ. Null where no facility is planned or being built. */
  comparison: z
    .object({
      now: z.object({ coveredPopulation: count, coveredShare: share }),
      planned: z.object({ coveredPopulation: count, coveredShare: share }),
      divisions: z.array(
        z.object({
          divisionId: z.string(),
          code: z.string(),
          name: z.string(),
          level: z.enum(divisionLevels),
          nowCoveredPopulation: count,
          plannedCoveredPopulation: count,
          population: count,
        }),
      ),
    })
    .nullable(),
  facilities: z.array(facilityLoadSchema),
  snapping: z.object({
    demand: z.object({
      points: z.number(),
      unreachable: z.number(),
      medianMeters: z.number().nullable(),
      maxMeters: z.number().nullable(),
    }),
    facilities: z.object({
      points: z.number(),
      unreachable: z.number(),
      medianMeters: z.number().nullable(),
      maxMeters: z.number().nullable(),
    }),
    limitMeters: z.number(),
  }),
  network: z.object({
    nodes: z.number(),
    edges: z.number(),
    lengthMeters: z.number(),
    leftOutStreets: z.number(),
    leftOutMeters: z.number(),
  }),
  /** Places that miss a category, and people who miss at least one. */
  gaps: z.object({ places: z.number().int(), population: count }),
  warnings: z.array(bilingualSchema),
})
export type CoverageResult = z.infer<typeof coverageResultSchema>

/** Of the figures per division as GeoJSON; `grid` asks for grids of every level. */
export const coverageDivisionsQuerySchema = z.strictObject({ level: z.enum([...divisionLevels, 'grid']).optional() })
/** The columns of the CSV as flat properties: `population`, `clinic_station.coveredShare` … */
export const coverageDivisionCollectionSchema = featureCollectionSchema(
  multiPolygonSchema.nullable(),
  z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
)
export type CoverageDivisionCollection = z.infer<typeof coverageDivisionCollectionSchema>

/** One feature a band, smallest last so that it draws on top. */
export const isochroneCollectionSchema = featureCollectionSchema(
  multiPolygonSchema,
  z.object({ minutes: z.number(), meters: z.number(), areaSquareMeters: z.number() }),
)
export type IsochroneCollection = z.infer<typeof isochroneCollectionSchema>

/** Uncovered demand grouped into places, largest first. */
export const gapPropertiesSchema = z.object({
  rank: z.number().int(),
  name: z.string(),
  category: z.enum(facilityCategories),
  divisionId: z.string().nullable(),
  divisionName: z.string().nullable(),
  population: count,
  households: count,
  points: z.number().int(),
  /** A member point near the middle: where to fly to. */
  center: z.tuple([z.number(), z.number()]),
  nearestFacilityId: z.string().nullable(),
  nearestFacilityName: z.string().nullable(),
  /** People-weighted mean way to the nearest facility; null where no way leads to one. */
  nearestMeters: z.number().nullable(),
  nearestSeconds: z.number().nullable(),
  unreachable: z.boolean(),
})
export type GapProperties = z.infer<typeof gapPropertiesSchema>
export const gapCollectionSchema = featureCollectionSchema(multiPointSchema, gapPropertiesSchema)
export type GapCollection = z.infer<typeof gapCollectionSchema>

/** Every demand point with its time to the farthest of the chosen categories, for the map. */
export const coverageDemandCollectionSchema = featureCollectionSchema(
  pointSchema,
  z.object({
    id: z.string(),
    population: count,
    households: count,
    seconds: z.number().nullable(),
    meters: z.number().nullable(),
    covered: z.boolean(),
  }),
)
