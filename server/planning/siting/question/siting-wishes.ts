import type { Limit } from '../../rules/living-circles.ts'
import type { AgeGroupKey, DivisionLevel, FacilityCategory } from '../../types.ts'
import type { SiteState } from '../siting-types.ts'

/** What is asked: fewest sites for a share; most people; least total walking; least worst walk; the second and third with capacities; one for each division, tier by tier. */
export const sitingModels = [
  'set-cover',
  'max-cover',
  'p-median',
  'p-center',
  'capacitated-p-median',
  'capacitated-cover',
  'tiered',
] as const
export type SitingModel = (typeof sitingModels)[number]

/** A place that somebody proposes. */
export interface GivenCandidate {
  id: string
  name: string | null
  lon: number
  lat: number
  /** In the unit of the budget; 1 where only their number matters. */
  cost: number
  /** People that it holds; null: as many as the question says. */
  capacity: number | null
  state: SiteState
}

/** Where sites may be: street corners, rooms of closed facilities, places where people live, or given ones. */
export type CandidateSource =
  | { from: 'streets'; spacingMeters: number | null }
  | { from: 'premises' | 'demand' }
  | { from: 'given'; places: readonly GivenCandidate[] }

/** One tier of a network: a site in each division of the level that has people, and at least this area. */
export interface SitingTier {
  name: string
  category: FacilityCategory
  level: DivisionLevel
  /** 0: whatever the area. */
  leastSquareKilometers: number
  /** Rooms of closed facilities in the division come before all other candidates. */
  premisesFirst: boolean
}

/** A siting with everything that was left open decided, but for what only the ground tells. */
export interface SitingWishes {
  model: SitingModel
  category: FacilityCategory
  /** How many: new ones; where existing ones may close, all that are open afterwards. */
  sites: number | null
  budget: number | null
  /** Of all people, 0–1; set cover only. */
  coverageTarget: number
  /** Of the people of every village or community, 0–1; null without. */
  minimumShare: number | null
  demand: 'population' | 'households' | AgeGroupKey
  distance: 'streets' | 'straight'
  /** Within which somebody counts as reached. */
  limit: Limit
  candidates: CandidateSource
  existing: 'keep' | 'ignore' | 'may-close'
  counted: 'now' | 'planned'
  /** Ids of facilities and candidates that are to be open, or not to be used. */
  keep: readonly string[]
  close: readonly string[]
  /** People that a site holds which states no capacity; null without limit. */
  capacity: number | null
  /** Existing facilities may each hold so many more, at this cost; null without. */
  enlarge: { capacity: number; cost: number } | null
  /** What becomes of people who reach no candidate, where everybody must be served. */
  unreachable: 'refuse' | 'leave-out'
  tiers: readonly SitingTier[]
}
