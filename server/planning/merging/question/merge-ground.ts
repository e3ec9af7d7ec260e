import type { SnappedPoints } from '../../coverage/reach-facilities.ts'
import type { Network } from '../../network/network.ts'
import type { DivisionKind, MultiPolygonCoordinates, Terrain } from '../../types.ts'
import type { stayReasons } from '../merging-types.ts'

/** A division that may be merged, as the map has it. */
export interface GroundUnit {
  id: string
  code: string
  name: string
  kind: DivisionKind
  terrain: Terrain | null
  /** Index of the division above, in the order in which they first stand. */
  parent: number
  geometry: MultiPolygonCoordinates
  areaSquareMeters: number
  /** Why people say that it stays. */
  stays: readonly (typeof stayReasons)[number][]
  industry: string | null
}

/** Where people of a unit live. `row`: its row in the demand that is on the streets. */
export interface GroundSettlement {
  unit: number
  row: number
  lon: number
  lat: number
  people: number
  households: number
  /** Whether they reach a service station today. */
  isServed: boolean
}

/** A service station that stands in a unit: where its people go, or could go. */
export interface GroundStation {
  unit: number
  facilityId: string
  name: string
  lon: number
  lat: number
}

/** Streets that people travel on. */
export interface GroundStreets {
  network: Network
  demand: SnappedPoints
  /** The stations on the network, in their order. */
  stations: SnappedPoints
  /** What a millimeter off the street costs, and seconds for a unit of cost. */
  costFactor: number
  secondsPerCost: number
}

/** All that merges are proposed from. */
export interface MergeGround {
  units: readonly GroundUnit[]
  settlements: readonly GroundSettlement[]
  stations: readonly GroundStation[]
  /** Null: as the crow flies. */
  streets: GroundStreets | null
  metersPerSecond: number
}
