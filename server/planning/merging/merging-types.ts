/** Why a unit stays as it is, whatever the numbers say: exemptions that a rule set names, and conditions under which nobody may be merged. */
export const exemptions = ['heritage', 'ethnic', 'border', 'island'] as const
export type Exemption = (typeof exemptions)[number]
export const blockers = ['opinions_not_united', 'assets_not_audited', 'unequal_debts', 'old_feud'] as const
export type Blocker = (typeof blockers)[number]
export const stayReasons = [...exemptions, ...blockers] as const
/** The last three are not for people to set: nobody is counted there, no street leads to anybody, or there is no outline to have neighbours by. */
export type StayReason = (typeof stayReasons)[number] | 'nobody_counted' | 'no_streets'

/** A unit that may be merged with others: a village, a villagers' group, a town. */
export interface MergeUnit {
  population: number
  areaSquareMeters: number
  /** Index of the unit above. */
  parent: number
  /** Index of the sizes that hold for it, by its terrain. */
  sizes: number
  stays: StayReason | null
  /** How much it is like others: units of one kind (terrain, industry) have the same text; null is like everything. */
  likeness: string | null
}

/** Why a centre is out of question for a unit's people. */
export const entryFaults = { none: 0, too_far: 1, loses_service: 2 } as const

/**
 * How people of units would travel to centres, from every settlement, not from middles. Row u lists the centres within reach, `centres[starts[u]]` to `centres[starts[u + 1] − 1]`,
 * ascending. Settlements from which no way leads to their own seat are in no sum.
 */
export interface CentreTravel {
  /** The unit that each centre lies in. */
  unitOfCentre: Int32Array
  /** The centre that each unit's people go to today. */
  seat: Int32Array
  starts: Int32Array
  centres: Int32Array
  /** Σ people × seconds from all settlements of the unit. */
  personSeconds: Float64Array
  /** The longest way of anybody, seconds. */
  worstSeconds: Float64Array
  /** One of `entryFaults`. */
  fault: Uint8Array
  /** The settlements of each unit, `settlements[firstOf[u]]` to before `settlements[firstOf[u + 1]]`, and the way of each to each entry: entry e has `seconds[secondsFrom[e]]` and on, in that order. */
  settlements: Int32Array
  firstOf: Int32Array
  secondsFrom: Int32Array
  seconds: Float32Array
}

/** Sizes that a merged unit must keep, inclusive. */
export interface MergeSizes {
  /** 0: no least. A unit that nobody can be joined to may stay below. */
  populationMin: number
  populationMax: number
  areaMaxSquareMeters: number
}

export interface MergeRules {
  /** By terrain or whatever else tells units apart: a group keeps those of most of its people. */
  sizes: readonly MergeSizes[]
  mostUnits: number
  withinParents: boolean
}

/** What a choice is to have little of. */
export const mergeAims = ['few_units', 'little_travel', 'balance', 'little_change', 'alike'] as const
export type MergeAim = (typeof mergeAims)[number]

/** What a group has of each aim: units, person-hours more than today, people off the best size, people whose unit ends, people in a unit unlike that of most. */
export type AimFigures = Readonly<Record<MergeAim, number>>

/** Which aims count: weighed, as prices that are added up, or in order, where a later one only decides between equals. */
export type MergeObjective =
  | { kind: 'weighed'; prices: Partial<Record<MergeAim, number>> }
  | { kind: 'ordered'; aims: readonly MergeAim[] }

export interface MergeProblem {
  units: readonly MergeUnit[]
  /** Pairs of units that share a border. */
  borders: readonly (readonly [number, number])[]
  travel: CentreTravel
  rules: MergeRules
  objective: MergeObjective
  /** People that a merged unit has at best, for `balance`. */
  targetPopulation: number
  keepApart: readonly (readonly number[])[]
  keepTogether: readonly (readonly number[])[]
  /** Groups that are to be made just so, where the rules allow them; a single unit stays. */
  fixed: readonly (readonly number[])[]
}

/** Costs in the order in which they count; whole numbers, so that equals are equal. The first is 1 for a unit that stays below its least population. */
export type MergeCosts = readonly number[]

/** Units that may become one, or a unit that stays, and what that means. */
export interface MergeGroup {
  /** Ascending. */
  units: readonly number[]
  centre: number
  population: number
  areaSquareMeters: number
  /** Σ people × seconds more than today; negative where the centre is nearer. */
  extraPersonSeconds: number
  worstSeconds: number
  /** A single unit below the least population. */
  isBelow: boolean
  aims: AimFigures
  costs: MergeCosts
}

/** Groups that have every unit once. */
export interface GroupChoice {
  groups: readonly MergeGroup[]
  costs: MergeCosts
  /** No choice with so many units left has lower costs, compared in order; equal to the costs where that is proven. */
  bound: MergeCosts
}

/** Whether costs are lower, the first difference deciding. */
export function isLower(a: MergeCosts, b: MergeCosts): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i]
  return false
}

export const addCosts = (a: MergeCosts, b: MergeCosts): number[] => a.map((cost, i) => cost + b[i])
