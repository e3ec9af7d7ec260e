import { seededRandom } from '#planning/random'
import { apportion } from '../mesh/apportion.ts'
import type { Unit } from './draw-units.ts'
import { type ProvinceCounts, terrainFacts } from './province-facts.ts'

export interface People {
  population: number
  households: number
}

/** People and households of every unit down to villages; children add up to their parent, the whole to what `counts` says. */
export function countPeople(province: Unit, counts: ProvinceCounts, seed: number): Map<Unit, People> {
  const random = seededRandom(seed + 29)
  const villages: Unit[] = []
  const communities: Unit[] = []
  const weights = new Map<Unit, number>()
  const gather = (unit: Unit, town: Unit): void => {
    if (unit.level === 'village') {
      const scatter = Math.exp(0.3 * ((random() + random() + random() - 1.5) * 2))
      const size = unit.isCommunity ? (town.isUrban ? 4000 : 1300) : unit.groups * terrainFacts[unit.terrain].peopleAGroup
      weights.set(unit, size * scatter)
      if (unit.isCommunity) communities.push(unit)
      else villages.push(unit)
    }
    for (const child of unit.children) gather(child, unit)
  }
  gather(province, province)
  const people = new Map<Unit, People>()
  const settle = (units: readonly Unit[], total: number): void => {
    const shares = apportion(
      total,
      units.map((unit) => weights.get(unit)!),
      1,
    )
    units.forEach((unit, index) => {
      const size = (unit.isCommunity ? 2.4 : terrainFacts[unit.terrain].peopleAHousehold) * (0.9 + 0.2 * random())
      people.set(unit, { population: shares[index], households: Math.max(1, Math.round(shares[index] / size)) })
    })
  }
  settle(villages, counts.ruralPeople)
  settle(communities, counts.urbanPeople)
  const addUp = (unit: Unit): People => {
    const known = people.get(unit)
    if (known) return known
    const sum = { population: 0, households: 0 }
    for (const child of unit.children) {
      const { population, households } = addUp(child)
      sum.population += population
      sum.households += households
    }
    people.set(unit, sum)
    return sum
  }
  addUp(province)
  return people
}
