/**
 * National means of the 7th census of China (2020-11-01), from summaries of the National Bureau of Statistics' bulletins: [S]
 * second-hand, to be replaced by the county's own where it has them.
 */

/** People a family household, [S] bulletin no. 2. */
export const householdPeople = 2.62

/** Shares of the age groups in the population, [S] bulletin no. 5: 0–14 17.95 %, 60+ 18.70 %, 80+ 2.54 %. */
export const ageShares = { age0to14: 0.1795, age60plus: 0.187, age80plus: 0.0254 } as const

/** Years of age that 0–14 spans: groups inside it take their share of its years, [D]. 15 is left out of 6–15, as school age ends with 14. */
const youngYears = 15

/**
 * Expected people of each age group among so many people: 0–3 = ages 0, 1, 2; 3–6 = 3, 4, 5; 6–15 = 6 to 14. Rounded to whole people.
 */
export function expectedAges(people: number): {
  age0to3: number
  age3to6: number
  age6to15: number
  age60plus: number
  age80plus: number
} {
  const young = (years: number) => Math.round((people * ageShares.age0to14 * years) / youngYears)
  return {
    age0to3: young(3),
    age3to6: young(3),
    age6to15: young(9),
    age60plus: Math.round(people * ageShares.age60plus),
    age80plus: Math.round(people * ageShares.age80plus),
  }
}
