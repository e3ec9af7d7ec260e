import { z } from 'zod'

/** What a bureau sets for its own service; shown on the map. */
export const settingsSchema = z.strictObject({
  /** 审图号 of the standard map that is shown, e.g. `GS(2024)0650号`; null where none was entered. */
  mapReviewNumber: z.string().trim().min(1).max(60).nullable(),
  /** Whose base data is shown. */
  baseMapCredit: z.string().trim().min(1).max(200).nullable(),
})
export type Settings = z.infer<typeof settingsSchema>
