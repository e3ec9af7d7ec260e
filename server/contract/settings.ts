import { z } from 'zod'
import { textLineSchema } from './common.ts'

/** What a bureau sets for its own service; shown on the map. */
export const settingsSchema = z.strictObject({
  /** 审图号 of the standard map that is shown, e.g. `GS(2024)0650号`; null where none was entered. */
  mapReviewNumber: textLineSchema(60).nullable(),
  /** Whose base data is shown. */
  baseMapCredit: textLineSchema(200).nullable(),
})
export type Settings = z.infer<typeof settingsSchema>
