import type { LonLat } from '../../types.ts'

/** Where a grid's people go. */
export interface GridStation {
  at: LonLat
  /** Null: a place that is proposed. */
  facilityId: string | null
  name: string | null
}

/** Walks of some people to the nearest station of their own grid, over the streets, each person counted once. */
export interface WalkFigures {
  /** Of those who reach one; null where nobody does. */
  meanMeters: number | null
  p95Meters: number | null
  reachedShare: number
}
