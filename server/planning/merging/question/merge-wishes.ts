import type { MergeLevel, MergeRuleSet } from '../../rules/merge-rules.ts'
import { type MergeAim, type MergeObjective, mergeAims } from '../merging-types.ts'

/** What is asked of a proposal; units are named by their places in the ground's list. */
export interface MergeWishes {
  level: MergeLevel
  rules: MergeRuleSet
  /** In place of what the rules say. */
  limits: {
    maxMinutes?: number
    mostUnits?: number
    populationMin?: number
    populationMax?: number
    areaMaxSquareMeters?: number
  }
  target: { least: number; most: number } | null
  /** Each 0 and up, or aims in order. */
  weights: Partial<Record<MergeAim, number>>
  order: readonly MergeAim[] | null
  /** Whether stations of units that end close, and within how many meters of way a station counts as reached. */
  closeSeats: boolean
  serviceMeters: number
  keepApart: readonly (readonly number[])[]
  keepTogether: readonly (readonly number[])[]
  fixed: readonly (readonly number[])[]
  alternatives: number
  points: number
}

/** What counts where nothing is said. */
export const usualWeights: Record<MergeAim, number> = { few_units: 1, little_travel: 1, balance: 0, little_change: 0, alike: 0 }

/** What each aim is worth at weight 1, in hours of one person's way: the product's own choice. One unit fewer is worth six minutes' way of all people of a unit of mean size. */
const hoursOf: Record<Exclude<MergeAim, 'few_units'>, number> & { unitShareOfPeople: number } = {
  unitShareOfPeople: 0.1,
  little_travel: 1,
  balance: 0.05,
  little_change: 0.05,
  alike: 0.1,
}

/** The objective in prices, or in order. */
export function objectiveOf({ weights, order }: Pick<MergeWishes, 'weights' | 'order'>, meanPopulation: number): MergeObjective {
  if (order !== null) return { kind: 'ordered', aims: order }
  const prices = Object.fromEntries(
    mergeAims.map((aim) => {
      const hours = aim === 'few_units' ? hoursOf.unitShareOfPeople * meanPopulation : hoursOf[aim]
      return [aim, (weights[aim] ?? usualWeights[aim]) * hours]
    }),
  )
  return { kind: 'weighed', prices }
}
