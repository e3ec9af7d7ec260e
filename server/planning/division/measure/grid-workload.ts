import type { AgeGroups } from '../../types.ts'

/** Points of work that each of these gives a grid. Children are those of 0 to 6 years; elders of 80 and more count as elders of 60 and more too. */
export interface WorkloadPoints {
  perHousehold: number
  perPerson: number
  perElder60: number
  perElder80: number
  perChild: number
}

/** People of a place, whatever their age, and by age. */
export interface PeopleByAge extends Pick<AgeGroups, 'age0to3' | 'age3to6' | 'age60plus' | 'age80plus'> {
  households: number
  population: number
}

/** Points of work that a place gives. Ages that its source does not state count as none. */
export function workloadOf(points: WorkloadPoints, place: PeopleByAge): number {
  const { households, population, age0to3, age3to6, age60plus, age80plus } = place
  return (
    points.perHousehold * households +
    points.perPerson * population +
    points.perElder60 * (age60plus ?? 0) +
    points.perElder80 * (age80plus ?? 0) +
    points.perChild * ((age0to3 ?? 0) + (age3to6 ?? 0))
  )
}
