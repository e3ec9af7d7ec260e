import type { BarrierKind, StreetClass, TravelMode } from '../types.ts'

/**
 * The streets to build networks from, as flat arrays: one entry a street, so that a million of them fit in memory.
 * Street `i` runs over the points `pointStart[i] .. pointStart[i + 1]` of `lonLat` (lon at 2k, lat at 2k + 1).
 */
export interface StreetTable {
  count: number
  /** Compact node numbers 0 .. nodeCount - 1; streets meet where they share one. */
  nodeCount: number
  fromNode: Uint32Array
  toNode: Uint32Array
  pointStart: Uint32Array
  lonLat: Float64Array
  /** Or-ed `accessBits`. */
  access: Uint8Array
  /** Index into `streetClasses`. */
  streetClass: Uint8Array
  /** 1 where the street is on a bridge, 2 in a tunnel. */
  structure: Uint8Array
  /** km/h, 0 = not stated. */
  maxSpeedKmh: Uint8Array
  /** Which data set a street belongs to: the connected part is chosen within each. */
  dataSet: Uint16Array
}

/** Barrier lines as flat arrays, laid out as in StreetTable. */
export interface BarrierTable {
  count: number
  kind: BarrierKind[]
  pointStart: Uint32Array
  lonLat: Float64Array
}

/** Cost that stands for "not reached". */
export const unreached = 0xffffffff

/**
 * The streets one mode may use, connected, with chains of degree-2 nodes collapsed into one edge.
 * Costs are integer millimeters *at the mode's base speed*: for walking they are plain length; where a street is slower than
 * the base speed (steps for the old, a lane for cars) its cost is proportionally longer. Seconds = cost / 1000 / (base speed in m/s).
 * Nodes are numbered along a Hilbert curve. Every array is plain data, so that a network can be handed between threads.
 */
export interface Network {
  mode: TravelMode
  nodeCount: number
  nodeLonLat: Float64Array
  edgeCount: number
  edgeFrom: Uint32Array
  edgeTo: Uint32Array
  /** Bit 1: may be travelled from `edgeFrom` to `edgeTo`; bit 2: the other way. */
  edgeDirections: Uint8Array
  edgeCost: Uint32Array
  /** Shape of edge e: points `shapeStart[e] .. shapeStart[e + 1]`, from `edgeFrom` to `edgeTo`, ends included. */
  shapeStart: Uint32Array
  shapeLonLat: Float64Array
  /** Cost from `edgeFrom` to each shape point; 0 at the first, `edgeCost` at the last. */
  shapeCost: Uint32Array
  /** Plain length in millimeters from `edgeFrom` to each shape point. */
  shapeMillimeters: Uint32Array
  /** The street (index in the StreetTable) that each shape point begins, for names and classes. */
  shapeStreet: Uint32Array
  /** 1 where the shape segment that begins at this point is on a bridge, 2 in a tunnel. */
  shapeStructure: Uint8Array
  /** Arcs *into* each node, for searches that ask how people get to a facility: node n is entered by arcs firstArc[n] .. firstArc[n + 1]. */
  firstArc: Uint32Array
  /** The node that the arc comes from. */
  arcNode: Uint32Array
  arcCost: Uint32Array
  arcEdge: Uint32Array
  /** Barrier segments, four numbers each: lonA, latA, lonB, latB; and their kinds. */
  barriers: { count: number; segments: Float64Array; kind: BarrierKind[] }
}

/** What building a network kept and what it left out, for the report. */
export interface NetworkReport {
  mode: TravelMode
  nodes: number
  edges: number
  /** Straight segments before collapsing. */
  segments: number
  lengthMeters: number
  parts: number
  /** Streets of the mode outside the connected part. */
  leftOutStreets: number
  leftOutMeters: number
}

/** A place on the network: on an edge, so many cost units from its `edgeFrom` end, reached over a straight line off the street. */
export interface Place {
  edge: number
  /** Cost from the edge's `edgeFrom` end to the place, 0 .. edgeCost. */
  offset: number
  lon: number
  lat: number
  /** Straight line from the asked point to the place, millimeters; counts as walking. */
  snapMillimeters: number
}
export type SnapFailure = 'no_network' | 'too_far' | 'blocked_by_barrier'
export type Snap = { ok: true; place: Place } | { ok: false; reason: SnapFailure; nearestMeters: number | null }

/** Places as flat arrays; `edge[i] = noEdge` where the point could not be snapped. */
export const noEdge = 0xffffffff
export interface PlaceTable {
  count: number
  edge: Uint32Array
  offset: Uint32Array
  snapMillimeters: Uint32Array
}

/** The answer of a nearest-source search: per node the cost to the nearest source and which one (index in the sources); `unreached` where none. */
export interface NearestResult {
  nodeCost: Uint32Array
  nodeSource: Uint32Array
}

/** Exported for reports: names of streets' classes by index. */
export type StreetClassIndex = Record<StreetClass, number>
