import { describe, expect, it } from 'vitest'
import type { Accessibility } from '#contract/sitings/accessibility'
import { poorlySupplied, supplyRows } from '../../../client/state/coverage/supply-rows.ts'
import { runOf } from './result-fixture.ts'

const lines = { coveredFrom: 0.8, poorBelow: 0.5 }
const run = runOf([
  { id: 'a', people: 100, covered: 100 },
  { id: 'b', people: 100, covered: 80 },
  { id: 'c', people: 100, covered: 10 },
])
const division = (divisionId: string, perThousand: number) => ({
  divisionId,
  code: divisionId,
  name: divisionId,
  level: 'village' as const,
  people: 100,
  perThousand,
})
const supply: Accessibility = {
  category: 'market',
  method: 'e2sfca',
  demand: 'population',
  limitMeters: 1000,
  supply: 6,
  unusedSupply: 0,
  facilities: 2,
  facilitiesWithoutCapacity: 0,
  people: 300,
  perThousand: 20,
  divisions: [division('a', 50), division('b', 9), division('c', 1), division('new', 0)],
  points: [
    { demandId: '1', people: 100, perThousand: 50 },
    { demandId: '2', people: 70, perThousand: 9 },
    { demandId: '3', people: 30, perThousand: 10 },
    { demandId: '4', people: 100, perThousand: 0 },
  ],
}

describe('supply beside coverage', () => {
  it('finds what is covered and poorly supplied: not what is well supplied, nor what is not covered', () => {
    const rows = supplyRows(run, supply, lines)
    expect(rows.map(({ isPoor }) => isPoor)).toEqual([false, true, false, false])
    expect(rows.map(({ ratio }) => ratio)).toEqual([2.5, 0.45, 0.05, 0])
    expect(rows.map(({ coveredShare }) => coveredShare)).toEqual([1, 0.8, 0.1, null])
    expect(supplyRows(run, supply, { coveredFrom: 0.05, poorBelow: 0.5 }).filter(({ isPoor }) => isPoor).length).toBe(2)
  })

  it('counts people who reach something and get less than the line, and nobody who reaches nothing', () => {
    expect(poorlySupplied(supply, lines)).toBe(70)
    expect(poorlySupplied(supply, { ...lines, poorBelow: 0.6 })).toBe(100)
  })

  it('takes no supply at all for none', () => {
    const none = { ...supply, perThousand: 0, divisions: [division('a', 0)], points: [] }
    expect(supplyRows(run, none, lines)[0]).toMatchObject({ ratio: 0, isPoor: true })
    expect(poorlySupplied(none, lines)).toBe(0)
  })
})
