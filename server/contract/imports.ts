import { z } from 'zod'
import { divisionLevels } from '#planning/types'

export const importKinds = ['streets', 'divisions', 'facilities', 'demand'] as const
export type ImportKind = (typeof importKinds)[number]

/** The JSON in the multipart field `options` of POST /imports. */
export const importOptionsSchema = z.strictObject({
  kind: z.enum(importKinds),
  level: z.enum([...divisionLevels, 'grid']).optional(),
  /** `EPSG:4490` (default), another EPSG code, `gcj02` or `bd09`. */
  crs: z.string().max(40).optional(),
  /** `utf-8`, `gb18030` …; found out when absent. */
  encoding: z.string().max(40).optional(),
  /** Our field → the file's column, or a constant written `=value`. */
  columns: z.record(z.string(), z.string()).optional(),
  /** True: take the good rows and report the others. False: one refused row fails the file. */
  skipInvalid: z.boolean().default(false),
  /** From which day divisions are valid; default the day of the import. */
  validFrom: z.iso.date().optional(),
})
export type ImportOptions = z.infer<typeof importOptionsSchema>

export const refusalSchema = z.object({ row: z.number().int(), key: z.string().nullable(), reason: z.string() })

/** Result of an import job. The first 1000 refusals are listed, all are counted. */
export const importResultSchema = z.object({
  dataSetId: z.string(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  read: z.number().int(),
  taken: z.number().int(),
  refused: z.number().int(),
  refusals: z.array(refusalSchema),
  /** What came in, by table, e.g. {streets: 1200, demand: 430, facilities: 88}. */
  counts: z.record(z.string(), z.number()),
  notes: z.array(z.string()),
  revision: z.number().int(),
})
export type ImportResult = z.infer<typeof importResultSchema>

export const dataSetSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  source: z.string(),
  licence: z.string().nullable(),
  synthetic: z.boolean(),
  publishedAt: z.string(),
  counts: z.record(z.string(), z.number()),
  bbox: z.array(z.number()).length(4).nullable(),
})
export type DataSet = z.infer<typeof dataSetSchema>
export const dataSetsSchema = z.object({ dataSets: z.array(dataSetSchema) })
