import { z } from 'zod'

export const healthSchema = z.object({
  status: z.literal('ok'),
  database: z.object({ kind: z.enum(['embedded', 'postgres']), postgres: z.string(), postgis: z.string() }),
  revision: z.number().int(),
  version: z.string(),
})
export type Health = z.infer<typeof healthSchema>
