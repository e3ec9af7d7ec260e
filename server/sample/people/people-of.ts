import type { Random } from '#planning/random'
import type { AgeGroups } from '#planning/types'
import type { Era } from '../blocks/block-use.ts'

interface EraPeople {
  peoplePerHousehold: number
  shares: Record<keyof AgeGroups, number>
}

/** Plausible shares, not statistics: old quarters and villages are old, new compounds full of young families. */
const erasPeople: Record<Era, EraPeople> = {
  old: {
    peoplePerHousehold: 2.25,
    shares: { age0to3: 0.018, age3to6: 0.024, age6to15: 0.085, age60plus: 0.28, age80plus: 0.047 },
  },
  middle: {
    peoplePerHousehold: 2.5,
    shares: { age0to3: 0.024, age3to6: 0.031, age6to15: 0.105, age60plus: 0.2, age80plus: 0.026 },
  },
  new: { peoplePerHousehold: 2.95, shares: { age0to3: 0.042, age3to6: 0.05, age6to15: 0.13, age60plus: 0.11, age80plus: 0.011 } },
  rural: {
    peoplePerHousehold: 2.55,
    shares: { age0to3: 0.016, age3to6: 0.021, age6to15: 0.08, age60plus: 0.34, age80plus: 0.055 },
  },
}

/** Draws the people of so many households, whole numbers; the ages never add up to more than all, nor 80+ to more than 60+. */
export function peopleOf(households: number, era: Era, random: Random): { population: number } & Record<keyof AgeGroups, number> {
  const { peoplePerHousehold, shares } = erasPeople[era]
  const draw = (expected: number): number => Math.floor(expected * (0.75 + 0.5 * random()) + random())
  const population = Math.max(households, Math.round(households * peoplePerHousehold * (0.88 + 0.24 * random())))
  let left = population
  const take = (share: number): number => {
    const count = Math.min(left, draw(population * share))
    left -= count
    return count
  }
  const age60plus = take(shares.age60plus)
  const age6to15 = take(shares.age6to15)
  const age3to6 = take(shares.age3to6)
  const age0to3 = take(shares.age0to3)
  const age80plus = Math.min(age60plus, draw(population * shares.age80plus))
  return { population, age0to3, age3to6, age6to15, age60plus, age80plus }
}
