import type { DivisionProblem, ObjectiveTerms } from './division-types.ts'

/** A division of all atoms, and the present grid that each part goes on as. */
export interface AtomParts {
  partOf: ArrayLike<number>
  parts: number
  gridIds: readonly (string | null)[]
}

/** Sum of a plan's terms. */
export const objectiveOf = ({ borders, shape, balance, change }: ObjectiveTerms): number => borders + shape + balance + change

/**
 * What a plan pays, added up from its atoms: borders between parts by what they run along, outlines beyond the circle of the same area, households off the
 * target, people who change grid. Locked grids pay for borders only. In meters of border along a street; parts need not hang together. Linear.
 */
export function planTerms(
  problem: DivisionProblem,
  targetHouseholds: number,
  { partOf, parts, gridIds }: AtomParts,
): ObjectiveTerms {
  const { atoms, borders, prices, lockedGridIds } = problem
  const [perimeter, area, households] = [new Float64Array(parts), new Float64Array(parts), new Float64Array(parts)]
  const terms: ObjectiveTerms = { borders: 0, shape: 0, balance: 0, change: 0 }
  atoms.forEach((atom, i) => {
    perimeter[partOf[i]] += atom.rimMeters
    area[partOf[i]] += atom.areaSquareMeters
    households[partOf[i]] += atom.households
    if (atom.gridId !== null && atom.gridId !== gridIds[partOf[i]]) terms.change += prices.change * atom.population
  })
  for (const { from, to, meters, kind } of borders) {
    if (partOf[from] === partOf[to]) continue
    terms.borders += meters * prices.border[kind]
    perimeter[partOf[from]] += meters
    perimeter[partOf[to]] += meters
  }
  for (let part = 0; part < parts; part++) {
    const gridId = gridIds[part]
    if (gridId !== null && lockedGridIds.includes(gridId)) continue
    terms.shape += prices.shape * (perimeter[part] - 2 * Math.sqrt(Math.PI * area[part]))
    terms.balance += prices.balance * Math.abs(households[part] - targetHouseholds)
  }
  return terms
}
