import { z } from 'zod'
import { refusalSchema } from '../imports.ts'

/** The multipart fields of POST /sitings/candidates beside `file`. */
export const candidatesFileSchema = z.strictObject({
  /** `EPSG:4490` (default, or what the file names itself), another EPSG code, `gcj02` or `bd09`. */
  crs: z.string().max(40).optional(),
  /** `utf-8`, `gb18030` …; found out when absent. */
  encoding: z.string().max(40).optional(),
})

/** Its answer: the places that a file proposes, as a siting's body takes them, and the rows that cannot be taken. */
export const candidatesReadSchema = z.object({
  /** Rows in the file. */
  read: z.number().int(),
  candidates: z.array(
    z.object({
      id: z.string().optional(),
      name: z.string().optional(),
      lon: z.number(),
      lat: z.number(),
      cost: z.number().optional(),
      capacity: z.number().optional(),
    }),
  ),
  refusals: z.array(refusalSchema),
})
export type CandidatesRead = z.infer<typeof candidatesReadSchema>
