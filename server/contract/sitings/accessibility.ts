import { z } from 'zod'
import { type AccessibilityFigures, accessibilityMethods } from '#planning/siting/accessibility/measure-accessibility'
import { ageGroupKeys, divisionLevels, facilityCategories } from '#planning/types'

/** Query of GET /coverage/{id}/accessibility. */
export const accessibilityQuerySchema = z.strictObject({
  /** One of the answer's categories. */
  category: z.enum(facilityCategories),
  method: z.enum(accessibilityMethods).default('e2sfca'),
})
export type AccessibilityQuery = z.infer<typeof accessibilityQuerySchema>

const count = z.number().min(0)

/** Its answer: capacity per thousand people by floating catchments, within the limit of the coverage question. */
export const accessibilitySchema = z.object({
  category: z.enum(facilityCategories),
  method: z.enum(accessibilityMethods),
  demand: z.enum(['population', 'households', ...ageGroupKeys]),
  limitMeters: count,
  supply: count,
  unusedSupply: count,
  facilities: z.number().int(),
  facilitiesWithoutCapacity: z.number().int(),
  people: count,
  perThousand: count,
  divisions: z.array(
    z.object({
      divisionId: z.string(),
      code: z.string(),
      name: z.string(),
      level: z.enum(divisionLevels),
      people: count,
      perThousand: count,
    }),
  ),
  points: z.array(z.object({ demandId: z.string(), people: count, perThousand: count })),
} satisfies Record<keyof AccessibilityFigures | 'category' | 'method', unknown>)
export type Accessibility = z.infer<typeof accessibilitySchema>
