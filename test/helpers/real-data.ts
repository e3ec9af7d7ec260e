import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where real streets, people and divisions lie, beside the project; they are never copied into it. */
export const realDataFolder = join(process.cwd(), '../shared/data')

/**
 * Why tests on these files of real data must be skipped; null where all are there. Says so on the terminal, and throws where
 * FANGYUAN_REQUIRE_ALL forbids skipping.
 */
export function missingRealData(...files: string[]): string | null {
  const absent = files.filter((file) => !existsSync(join(realDataFolder, file)))
  if (absent.length === 0) return null
  const missing = `${realDataFolder} has no ${absent.join(', ')}`
  if (process.env.FANGYUAN_REQUIRE_ALL === '1') throw new Error(`${missing}, and FANGYUAN_REQUIRE_ALL forbids skipping`)
  console.warn(`SKIPPED: ${missing}`)
  return missing
}
