import type { DivisionKind, DivisionLevel } from '../types.ts'

/** 试点, 推广: pilots go first. */
export const waveKinds = ['pilot', 'rollout'] as const
export type WaveKind = (typeof waveKinds)[number]

/** What reforms are counted in, in the order of Sichuan's published table. */
export const unitKinds = ['town', 'village', 'community', 'group'] as const
export type UnitKind = (typeof unitKinds)[number]

/** What a division counts as; null: it is in no row of the table. */
export function unitKindOf({ level, kind }: { level: DivisionLevel; kind: DivisionKind }): UnitKind | null {
  if (level === 'village') return kind === 'community' ? 'community' : 'village'
  return level === 'town' || level === 'group' ? level : null
}

/** How many units there are of each kind. */
export type UnitCounts = Record<UnitKind, number>

export const noUnits = (): UnitCounts => ({ town: 0, village: 0, community: 0, group: 0 })

/**
 * How far a piece of work has come, the least advanced first: nothing drawn; the checks find errors; drawn, but its checks or the map that it is
 * drawn over are not up to date; ready to be published; published for a day to come; in force.
 */
export const planStages = ['not_begun', 'errors', 'draft', 'checked', 'published', 'effective'] as const
export type PlanStage = (typeof planStages)[number]

/** What a plan changes, in numbers. */
export interface PlanFigures {
  /** Units in its scope before and after. */
  before: UnitCounts
  after: UnitCounts
  /** People whose village or community, or a division in it, changes; each once. */
  people: number
  newCommunities: number
  /** Communities that stay, with another border. */
  reboundCommunities: number
  /** Findings of the checks; none are looked for once it is no draft. */
  errors: number
  warnings: number
  /** Whether the published map changed since it was drawn over it. */
  isOutdated: boolean
}

/** Who has the next step of a plan, and which. */
export interface NextStep {
  who: 'planner' | 'reviewer' | 'nobody'
  what: 'draw' | 'mend' | 'rebase' | 'publish' | 'wait' | 'none'
}

/** One round of 两上两下: proposed from below, advised from above; null: not yet. */
export interface QuotaRound {
  proposed: number | null
  advised: number | null
}
export interface Quota {
  what: UnitKind
  /** One or two. */
  rounds: readonly QuotaRound[]
}
