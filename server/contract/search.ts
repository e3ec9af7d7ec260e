import { z } from 'zod'
import { divisionLevels, facilityCategories } from '#planning/types'
import { daySchema, queryNumber } from './common.ts'

/** The longest text that is searched for; what is longer names nothing on a map. */
export const longestSearch = 100

export const searchQuerySchema = z.strictObject({
  /** Name, part of a name, code, pinyin (whole or initials) or address; traditional characters find simplified ones. */
  q: z.string().trim().min(1, 'is empty').max(longestSearch, `is longer than ${longestSearch} characters`),
  at: daySchema.optional(),
  limit: queryNumber.pipe(z.number().int().min(1).max(50)).default(12),
})
export type SearchQuery = z.infer<typeof searchQuerySchema>

/** What a search finds: divisions, facilities, streets, and named places (settlements, compounds, buildings). */
export const searchKinds = ['division', 'facility', 'street', 'place'] as const

export const searchHitSchema = z.object({
  kind: z.enum(searchKinds),
  /** Of the division or facility; null for streets and places. */
  id: z.string().nullable(),
  name: z.string(),
  code: z.string().nullable(),
  level: z.enum(divisionLevels).nullable(),
  category: z.enum(facilityCategories).nullable(),
  /** Names of the divisions it lies in, smallest first, without itself. */
  within: z.array(z.string()),
  lon: z.number(),
  lat: z.number(),
})
export type SearchHit = z.infer<typeof searchHitSchema>
/** Best first: exact before beginning before inside; larger divisions first among equals. */
export const searchAnswerSchema = z.object({ results: z.array(searchHitSchema) })
export type SearchAnswer = z.infer<typeof searchAnswerSchema>
