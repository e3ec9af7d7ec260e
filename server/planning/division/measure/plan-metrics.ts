import { smallestCircle } from '../../topology/edit/checks/smallest-circle.ts'
import type { DivisionPlan, DivisionProblem, PlanePoint } from '../division-types.ts'

/** How one number is spread over the parts. */
export interface SizeFigures {
  min: number
  max: number
  mean: number
  /** The greatest difference of a part from the mean, in shares of the mean; 0 where the mean is 0. */
  deviationShare: number
  /** Standard deviation over the parts (of all of them, not of a sample). */
  standardDeviation: number
}

/** Figures of one plan, from its atoms and the borders that people cross alone; what the ground tells besides is in `ground-metrics.ts`. Compactness in shares of 1; null where a part has no ground or no corners are known. */
export interface PlanMetrics {
  parts: number
  /** Households of a part. */
  households: SizeFigures
  /** People of a part. */
  population: SizeFigures
  /** Reock: area / area of the smallest circle around the part. Least and mean over the parts. */
  reock: { min: number; mean: number } | null
  /** Borders between two atoms that lie between two parts: how many, how long, and what they cost by what they run along. */
  cutBorders: number
  cutMeters: number
  cutPrice: number
  /** Compounds whose atoms lie in more than one part. */
  compoundsCut: number
  /** People whose atom comes into another grid than today's. */
  changedPeople: number
  changedShare: number
}

/** How numbers of parts are spread. */
export function sizeFigures(values: readonly number[]): SizeFigures {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const [min, max] = values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)]
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length)
  return {
    min,
    max,
    mean,
    deviationShare: mean === 0 ? 0 : Math.max(max - mean, mean - min) / mean,
    standardDeviation: Math.sqrt(variance),
  }
}

/** Least and mean; null where there are none, or one is not known. */
export function minAndMean(values: readonly (number | null)[]): { min: number; mean: number } | null {
  if (values.length === 0 || values.some((value) => value === null)) return null
  const known = values as number[]
  return { min: Math.min(...known), mean: known.reduce((sum, value) => sum + value, 0) / known.length }
}

/** Measures a plan. Linear, but for the smallest circles, which are expected linear. */
export function planMetrics({ atoms, borders, prices }: DivisionProblem, { partOf, parts, gridIds }: DivisionPlan): PlanMetrics {
  const sums = Array.from({ length: parts }, () => ({
    households: 0,
    population: 0,
    area: 0,
    corners: [] as PlanePoint[],
  }))
  const partsOfCompound = new Map<string, Set<number>>()
  let [people, changedPeople] = [0, 0]
  atoms.forEach((atom, i) => {
    const sum = sums[partOf[i]]
    sum.households += atom.households
    sum.population += atom.population
    sum.area += atom.areaSquareMeters
    sum.corners.push(...atom.corners)
    people += atom.population
    if (atom.gridId !== null && atom.gridId !== gridIds[partOf[i]]) changedPeople += atom.population
    if (atom.compoundId === null) return
    const own = partsOfCompound.get(atom.compoundId)
    if (own) own.add(partOf[i])
    else partsOfCompound.set(atom.compoundId, new Set([partOf[i]]))
  })
  let [cutBorders, cutMeters, cutPrice] = [0, 0, 0]
  for (const { from, to, meters, kind } of borders) {
    if (partOf[from] === partOf[to]) continue
    cutBorders++
    cutMeters += meters
    cutPrice += meters * prices.border[kind]
  }
  return {
    parts,
    households: sizeFigures(sums.map((sum) => sum.households)),
    population: sizeFigures(sums.map((sum) => sum.population)),
    reock: minAndMean(
      sums.map(({ area, corners }) => {
        const circle = smallestCircle(corners)
        return circle && circle.radius > 0 ? area / (Math.PI * circle.radius ** 2) : null
      }),
    ),
    cutBorders,
    cutMeters,
    cutPrice,
    compoundsCut: [...partsOfCompound.values()].filter((own) => own.size > 1).length,
    changedPeople,
    changedShare: people === 0 ? 0 : changedPeople / people,
  }
}
