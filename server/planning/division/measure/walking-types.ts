import type { SnappedPoints } from '../../coverage/reach-facilities.ts'
import type { LonLat } from '../../types.ts'

/** Where a grid's people go. */
export interface GridStation {
  at: LonLat
  /** Null: a place that is proposed. */
  facilityId: string | null
  name: string | null
}

/** A place where people are counted, and the grid that it lies in. */
export interface WalkingPlace {
  at: LonLat
  name: string | null
  population: number
  /** Index of its grid. */
  grid: number
}

/** An open station, and the grid that it stands in. */
export interface StationPlace {
  id: string
  name: string
  at: LonLat
  grid: number
}

/** Millimeters from some places to the nearest of some points, ways off the street included, and which that is; `unreached` beyond the limit. */
export type CostsTo = (
  points: SnappedPoints,
  chosen: readonly number[],
  from: readonly number[],
  limitMeters: number,
) => { cost: number; nearest: number }[]
