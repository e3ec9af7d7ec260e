import type { ReachLists } from '../siting-types.ts'

/** Facilities within so many meters count with this weight, unless a nearer band holds them; weights fall from 1. */
export interface CatchmentBand {
  uptoMeters: number
  weight: number
}

/** `two_step`: demand is shared by distance only; `three_step`: also by how much else each place reaches. */
export type CatchmentMethod = 'two_step' | 'three_step'

export interface Accessibility {
  /** Supply per person at each demand place, in the unit of the supply; 0 where nothing is within reach. */
  perPerson: Float64Array
  /** Supply per weighted person at each facility; 0 where nobody is. */
  ratio: Float64Array
  /** Supply of facilities that nobody reaches, which is in no figure. */
  unusedSupply: number
}

/** Bands of one weight are plain 2SFCA. */
export function plainCatchment(uptoMeters: number): CatchmentBand[] {
  return [{ uptoMeters, weight: 1 }]
}

/** Three bands of equal width with the weights 1, 0.68 and 0.22 (Luo and Qi 2009; a Gaussian that is near 0 at the edge). */
export function threeBands(uptoMeters: number): CatchmentBand[] {
  return [1, 0.68, 0.22].map((weight, k) => ({ uptoMeters: ((k + 1) * uptoMeters) / 3, weight }))
}

/** Weight of each entry of the reach lists, 0 beyond the last band. */
function weightEntries({ distances }: ReachLists, bands: readonly CatchmentBand[]): Float64Array {
  return distances.map((distance) => bands.find(({ uptoMeters }) => distance <= uptoMeters)?.weight ?? 0)
}

/**
 * Floating catchments: each facility's supply is shared among the people within its catchment, each place adds up its shares (2SFCA: Luo and Wang 2003; with bands E2SFCA: Luo and Qi 2009;
 * three steps 3SFCA: Wan, Zou and Sternberg 2012). Σ people × perPerson = Σ supply − unusedSupply. The candidates of the reach lists are the facilities, distances in meters, bands in
 * ascending order. Linear in the entries.
 */
export function floatCatchments(
  reach: ReachLists,
  people: Float64Array,
  supply: Float64Array,
  bands: readonly CatchmentBand[],
  method: CatchmentMethod,
): Accessibility {
  const { demandCount, candidateCount, starts, candidates } = reach
  const weights = weightEntries(reach, bands)
  if (method === 'three_step') {
    for (let i = 0; i < demandCount; i++) {
      let all = 0
      for (let at = starts[i]; at < starts[i + 1]; at++) all += weights[at]
      // Who reaches more facilities leans less on each: the share of this one among them.
      if (all > 0) for (let at = starts[i]; at < starts[i + 1]; at++) weights[at] *= weights[at] / all
    }
  }
  const demand = new Float64Array(candidateCount)
  for (let i = 0; i < demandCount; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) demand[candidates[at]] += people[i] * weights[at]
  }
  const ratio = supply.map((value, j) => (demand[j] > 0 ? value / demand[j] : 0))
  const perPerson = new Float64Array(demandCount)
  for (let i = 0; i < demandCount; i++) {
    for (let at = starts[i]; at < starts[i + 1]; at++) perPerson[i] += ratio[candidates[at]] * weights[at]
  }
  return { perPerson, ratio, unusedSupply: supply.reduce((sum, value, j) => sum + (demand[j] > 0 ? 0 : value), 0) }
}

/** Supply per person of each group (people-weighted mean of its places), by group; conserves supply as the places do. Groups without people are left out. */
export function accessibilityByGroup(perPerson: Float64Array, people: Float64Array, groups: Int32Array): Map<number, number> {
  const sums = new Map<number, { people: number; supply: number }>()
  people.forEach((count, i) => {
    if (count === 0) return
    const sum = sums.get(groups[i]) ?? { people: 0, supply: 0 }
    sums.set(groups[i], { people: sum.people + count, supply: sum.supply + count * perPerson[i] })
  })
  return new Map([...sums].map(([group, sum]) => [group, sum.supply / sum.people]))
}
