import { z } from 'zod'

/** Ways on foot from every place of a plan to stations, in compressed rows: those of place p are entries `starts[p]` to `starts[p + 1]`. */
export const planWalksSchema = z.object({
  walks: z.array(
    z.object({
      category: z.string(),
      stations: z.array(z.object({ lon: z.number(), lat: z.number() })),
      starts: z.array(z.number().int()),
      station: z.array(z.number().int()).describe('index of the station'),
      meters: z.array(z.number()),
    }),
  ),
})
export type PlanWalks = z.infer<typeof planWalksSchema>
