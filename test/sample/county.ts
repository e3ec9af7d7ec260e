import { generateCounty } from '../../server/sample/generate-county.ts'
import type { SampleDivision, WholeSample } from '../../server/sample/sample-content.ts'

const made = new Map<string, WholeSample>()

/** A county for a test, generated once a run. */
export function countyOf(seed: number, scale = 0.1): WholeSample {
  const key = `${seed}:${scale}`
  const known = made.get(key)
  if (known) return known
  const content = generateCounty({ seed, scale })
  made.set(key, content)
  return content
}

/** The default seed and some others, so that nothing holds by luck. */
export const seeds = [1, 2, 3, 7, 2026]

/** Every day on which some division begins or ends. */
export function daysOf(divisions: readonly SampleDivision[]): string[] {
  return [
    ...new Set(divisions.flatMap(({ validFrom, validTo }) => (validTo === null ? [validFrom] : [validFrom, validTo]))),
  ].sort()
}

/** The divisions that hold on a day. */
export function divisionsOn(divisions: readonly SampleDivision[], day: string): SampleDivision[] {
  return divisions.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo))
}

/** The day whose divisions the other tests look at. */
export const today = '2026-06-01'
