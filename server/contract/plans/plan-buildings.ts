import { z } from 'zod'
import type { PackedBuildings } from '#planning/plans/checks/buildings/pack-buildings'

/** Outlines of the buildings on a plan's scope, in columns. */
export const planBuildingsSchema = z.object({
  ids: z.array(z.string()),
  households: z.array(z.number().nullable()).describe('null: not known'),
  outlines: z
    .array(z.array(z.array(z.array(z.number().int()))))
    .describe(
      'of each its polygons of rings; a ring is x, y in turn, in units of 1e-7 degree, the first point as it is, the others as differences from the one before, without the point that closes it',
    ),
}) satisfies z.ZodType<PackedBuildings>
export type PlanBuildings = z.infer<typeof planBuildingsSchema>
