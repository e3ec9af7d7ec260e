import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accessibilityByGroup,
  floatCatchments,
  plainCatchment,
  threeBands,
} from '#planning/siting/accessibility/float-catchments'
import { packReach } from '#planning/siting/reach-lists'
import { anySiting, distanceBetween } from './any-siting.ts'

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0)
const anyBands = fc.constantFrom(plainCatchment(7), threeBands(9))
const anyMethod = fc.constantFrom('two_step' as const, 'three_step' as const)

describe('floating catchments', () => {
  it('conserve supply: what people get is what facilities that somebody reaches have, in all and by group', () => {
    let unused = 0
    fc.assert(
      fc.property(anySiting, anyBands, anyMethod, ({ reach, weights, capacities, groups }, bands, method) => {
        const { perPerson, unusedSupply } = floatCatchments(reach, weights, capacities, bands, method)
        const given = sumOf(perPerson.map((value, i) => value * weights[i]))
        expect(given).toBeCloseTo(sumOf(capacities) - unusedSupply, 9)
        const byGroup = [...accessibilityByGroup(perPerson, weights, groups!)]
        const peopleOf = (group: number): number => sumOf(weights.filter((_, i) => groups![i] === group))
        expect(sumOf(byGroup.map(([group, value]) => value * peopleOf(group)))).toBeCloseTo(given, 9)
        if (unusedSupply > 0) unused++
      }),
      { seed: 3 },
    )
    expect(unused).toBeGreaterThan(5)
  })

  it('leave supply unused only where nobody is within the last band', () => {
    fc.assert(
      fc.property(anySiting, anyBands, anyMethod, (problem, bands, method) => {
        const { reach, weights, capacities } = problem
        const isReached = (j: number): boolean =>
          weights.some((people, i) => people > 0 && distanceBetween(problem, i, j) <= bands.at(-1)!.uptoMeters)
        const { unusedSupply } = floatCatchments(reach, weights, capacities, bands, method)
        expect(unusedSupply).toBe(sumOf(capacities.filter((_, j) => !isReached(j))))
      }),
      { seed: 4 },
    )
  })

  // Place 0 (10 people) reaches facility 0 (30 beds) at 100 m and 1 (12 beds) at 500 m; place 1 (20 people) reaches 1 at 100 m.
  const entries = [
    { demand: 0, candidate: 0, distance: 100 },
    { demand: 0, candidate: 1, distance: 500 },
    { demand: 1, candidate: 1, distance: 100 },
  ]
  const reach = packReach(2, 2, entries)
  const [people, supply] = [Float64Array.of(10, 20), Float64Array.of(30, 12)]

  it('share by hand: two steps', () => {
    expect([...floatCatchments(reach, people, supply, plainCatchment(600), 'two_step').perPerson]).toEqual([3 + 12 / 30, 12 / 30])
  })

  it('share by hand: bands', () => {
    const { perPerson } = floatCatchments(reach, people, supply, threeBands(600), 'two_step')
    const ratio = 12 / (20 + 0.22 * 10)
    expect(perPerson[0]).toBeCloseTo(3 + 0.22 * ratio, 12)
    expect(perPerson[1]).toBeCloseTo(ratio, 12)
  })

  it('share by hand: three steps ask less of a facility from those who have another', () => {
    const { perPerson, ratio } = floatCatchments(reach, people, supply, plainCatchment(600), 'three_step')
    expect([...ratio]).toEqual([30 / 5, 12 / 25])
    expect([...perPerson]).toEqual([0.5 * 6 + 0.5 * (12 / 25), 12 / 25])
  })
})
