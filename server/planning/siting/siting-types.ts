/** Which candidates each demand place reaches, and how far each is: compressed rows, so that a city needs no matrix. */
export interface ReachLists {
  demandCount: number
  candidateCount: number
  /** Row of demand i: entries starts[i] to starts[i + 1] − 1, nearest first, equal ones by candidate. */
  starts: Uint32Array
  candidates: Uint32Array
  /** In the asker's unit, e.g. meters walked; what is not listed is out of reach. */
  distances: Float64Array
}

/** `kept` stays open and counts as chosen, `closed` is not to be used; an existing site that may close is `free`. */
export type SiteState = 'free' | 'kept' | 'closed'

/** Demand places, candidates and who reaches whom. Indices are positions in the arrays. */
export interface SitingProblem {
  reach: ReachLists
  /** People, or what else is to be served, of each demand place; 0 or more. */
  weights: Float64Array
  states: readonly SiteState[]
  /** What opening a candidate costs, in the unit of the budget; 1 each where only their number matters. */
  costs: Float64Array
  /** People that a candidate can serve at most, ∞ without limit; only capacitated models look at it. */
  capacities: Float64Array
  /** Community, or other group, of each demand place: 0 or more; null where nobody asks for equity. */
  groups: Int32Array | null
}

/** So many sites at most, or so much cost at most; kept sites count. */
export type SiteLimit = { sites: number } | { budget: number }

export interface SitingPlan {
  /** Chosen candidates, kept ones among them, in ascending order. */
  sites: number[]
  /** Site that serves each demand place, −1 for none. */
  siteOf: Int32Array
  objective: number
}

/** Why there is no plan; each is a proof. */
export type SitingObstacle =
  /** A number that is none, or below what it can be. */
  | { reason: 'bad_number'; what: 'weight' | 'cost' | 'capacity' | 'distance' | 'limit' | 'share'; index: number }
  | { reason: 'no_candidates' }
  | { reason: 'more_sites_than_candidates'; sites: number; candidates: number }
  /** Kept sites alone are more, or cost more, than the limit: at least `needed`. */
  | { reason: 'kept_over_limit'; limit: number; needed: number }
  /** These demand places reach no candidate that may open. */
  | { reason: 'demand_unreachable'; demand: number[]; people: number }
  /** At most `reachable` of the people can be served, in all or of one group; less than `asked`. */
  | { reason: 'target_unreachable'; group: number | null; asked: number; reachable: number }
  /** The most that so many sites hold is less than the people. */
  | { reason: 'capacity_too_small'; people: number; capacity: number }
  /** All was tried. */
  | { reason: 'none_exists' }

/** How far a siting has come. Objects are replaced, not changed: a new `plan` is a better one. */
export interface SitingProgress {
  /** `optimal` and `impossible` are proven, and end the siting. */
  state: 'searching' | 'optimal' | 'impossible'
  plan: SitingPlan | null
  /** No plan is better; null while nothing is proven. */
  bound: number | null
  /** |objective − bound| / |objective|; null without a plan or a bound. */
  gap: number | null
  obstacles: SitingObstacle[]
  /** Steps of work done, each of some milliseconds to some tenths of a second. */
  steps: number
}
