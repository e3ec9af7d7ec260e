import { z } from 'zod'
import type { Role } from '#contract/session'

/** One call of the API as its documentation shows it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  tag: string
  summary: string
  /** Query parameters and what they take. */
  query?: Record<string, z.ZodType>
  body?: z.ZodType
  multipart?: boolean
  answers: Record<number, { description: string; schema?: z.ZodType; type?: string }>
  /** Who may call it; absent: anyone, signed in or not. Administrators may call everything. */
  roles?: readonly Role[]
}

export const day = z.iso.date().optional().describe('a day such as 2026-11-22; default today')
export const plan = z
  .uuid()
  .optional()
  .describe('a plan’s id: as that plan has it, for accounts that may see it; not together with at')
export const box = z.string().optional().describe('west,south,east,north in degrees; may not cross 180°')
export const page = {
  limit: z.number().int().min(1).max(10_000).default(100).optional(),
  offset: z.number().int().min(0).default(0).optional(),
}
export const json = (description: string, schema: z.ZodType) => ({ description, schema })
export const geojson = (description: string, schema: z.ZodType) => ({ description, schema, type: 'application/geo+json' })
