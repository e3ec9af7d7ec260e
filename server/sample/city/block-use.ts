/** What a block of a city is: lanes of the old town, estates by age, a village that the city grew around, work, study, rest, country. */
export type BlockUse = 'old' | 'midEstate' | 'newEstate' | 'urbanVillage' | 'works' | 'campus' | 'park' | 'country' | 'strip'

/** The use of a block: `remoteness` is 0 in the middle and 1 at the rim, `quarter` (−1.3 to 1.3) is much the same for neighbours, `chance` 0 to 1 is not. */
export function blockUseAt(remoteness: number, quarter: number, chance: number): BlockUse {
  if (remoteness > 0.74) return 'country'
  if (chance < 0.045) return 'park'
  if (remoteness < 0.13) return chance < 0.2 ? 'midEstate' : 'old'
  if (quarter > 0.52 && remoteness > 0.3) return chance < 0.75 ? 'works' : 'midEstate'
  if (quarter < -0.5 && remoteness > 0.22) return chance < 0.72 ? 'urbanVillage' : 'newEstate'
  if (chance > 0.955) return 'campus'
  return remoteness - 0.36 + 0.5 * (chance - 0.5) < 0 ? 'midEstate' : 'newEstate'
}

/** Whether people live in the city's manner there, so that its division is a community. */
export function isUrban(use: BlockUse): boolean {
  return use !== 'country' && use !== 'strip'
}
