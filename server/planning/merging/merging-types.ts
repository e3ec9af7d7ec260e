/** Why a unit stays as it is, whatever the numbers say: exemptions of a rule set, and conditions under which nobody may be merged. */
export const stayReasons = [
  'heritage',
  'ethnic',
  'border',
  'island',
  'opinions_not_united',
  'assets_not_audited',
  'unequal_debts',
  'old_feud',
] as const
export type StayReason = (typeof stayReasons)[number]

/** A unit that may be merged with others: a village, a villagers' group, a town. */
export interface MergeUnit {
  population: number
  areaSquareMeters: number
  /** Index of the unit above. */
  parent: number
  stays: StayReason | null
  /** How much it is like others: units of one kind (terrain, industry) have the same text; null is like everything. */
  likeness: string | null
}

/**
 * How people of units would travel to centres, summed up from their settlements, not from middles. Row u lists the centres within reach, `centres[starts[u]]` to `centres[starts[u + 1] − 1]`, ascending.
 */
export interface CentreTravel {
  /** The unit that each centre lies in. A unit's seat today is a centre. */
  unitOfCentre: Int32Array
  /** The centre that each unit's people go to today. */
  seat: Int32Array
  starts: Int32Array
  centres: Int32Array
  /** Σ people × seconds from all settlements of the unit. */
  personSeconds: Float64Array
  /** The longest way of anybody, seconds. */
  worstSeconds: Float64Array
  /** The same today: ways longer than a limit are no reason against a centre that is no farther. */
  todayWorstSeconds: Float64Array
}

/** What a merged unit must keep. Sizes are inclusive. */
export interface MergeRules {
  /** 0: no least. A unit that nobody can be joined to may stay below. */
  populationMin: number
  populationMax: number
  areaMaxSquareMeters: number
  mostUnits: number
  /** Nobody travels longer to the new centre, unless they do so today. */
  maxSeconds: number
  withinParents: boolean
}

/** Prices of what a choice is to have little of; 0: it does not matter. */
export interface MergePrices {
  /** Of each unit that is left. */
  unit: number
  /** Of each hour that a person travels more (or less) than today, one way. */
  personHour: number
  /** Of each person that a unit is off `targetPopulation`. */
  imbalance: number
  targetPopulation: number
  /** Of each person whose unit ends: that of the centre lives on. */
  change: number
  /** Of each person in a unit unlike that of the most people. */
  unlike: number
}

export interface MergeProblem {
  units: readonly MergeUnit[]
  /** Pairs of units that share a border. */
  borders: readonly (readonly [number, number])[]
  travel: CentreTravel
  rules: MergeRules
  prices: MergePrices
  keepApart: readonly (readonly number[])[]
  keepTogether: readonly (readonly number[])[]
}

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
  cost: number
}
