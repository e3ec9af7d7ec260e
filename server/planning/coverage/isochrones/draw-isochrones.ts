import { localPlane, toPlane } from '../../geodesy/lengths.ts'
import type { Network } from '../../network/network.ts'
import type { LonLat } from '../../types.ts'
import type { IsochroneBand, Tick } from '../coverage-types.ts'
import { binBarriers } from './barrier-bins.ts'
import { claimTiles, createLattice } from './lattice.ts'
import { edgesMeters, type ReachField, reachedEdges, type StreetSamples, sampleReachedStreets } from './reached-streets.ts'
import { splitRegions } from './split-regions.ts'
import { type BandField, type PlaneSamples, spreadField } from './spread-field.ts'
import { crossLattice, type RingSet, traceBand } from './trace-band.ts'

export interface IsochroneInput {
  network: Network
  /** One search a category: drawn is where *all* of them are within their limits. */
  fields: readonly ReachField[]
  /** Ascending; meters of the longest field's limit, the others' limits shrink in proportion. */
  bands: readonly { minutes: number; meters: number }[]
  /** Meters of way that a meter walked off the street counts for. */
  offStreetFactor: number
  /** The finest lattice, meters; larger areas get a coarser one. */
  stepMeters?: number
}

/** How far beside a street its ground reaches, meters: about half a block. */
const groundMeters = 100
const finestStepMeters = 15
/** About this many lattice nodes are spent on one drawing. */
const nodeBudget = 2_500_000
/** A strip this wide (in steps, to either side) along a bridge holds together on any lattice: half a diagonal and a little. */
const bridgeSteps = 0.8

/**
 * Draws how far the facilities reach: areas around the street segments that are really reached, cut where the limit falls inside a
 * segment, never across a barrier that no street crosses; bands within each other, valid polygons in every band.
 */
export function drawIsochrones(input: IsochroneInput, tick: Tick = () => {}): IsochroneBand[] {
  const { network, fields, bands } = input
  const polygons = bands.map((): RingSet[] => [])
  const edges = fields.map((field) => new Set(reachedEdges(network, field)))
  const [first, ...others] = [...edges].sort((a, b) => a.size - b.size)
  const lead = edges.indexOf(first)
  const meters = edgesMeters(network, [...first])
  const step = Math.max(input.stepMeters ?? finestStepMeters, Math.sqrt((meters * 2 * groundMeters) / nodeBudget))
  const regions = others.some((other) => other.size === 0) ? [] : splitRegions(network, [...first])
  const share = regions.map((region) => region.length / first.size)
  let done = 0
  regions.forEach((region, index) => {
    const drawn = drawRegion(input, edges, lead, region, step, (part) => tick(done + share[index] * part))
    drawn.forEach((sets, band) => {
      polygons[band].push(...sets)
    })
    done += share[index]
  })
  return bands.map(({ minutes, meters: limit }, band) => ({ minutes, meters: limit, polygons: polygons[band] }))
}

type Box = [number, number, number, number]

/** Draws every band on a plane around one region of the leading field's edges. */
function drawRegion(
  { network, fields, bands, offStreetFactor }: IsochroneInput,
  edges: readonly Set<number>[],
  lead: number,
  region: readonly number[],
  step: number,
  tick: Tick,
): RingSet[][] {
  const ground = Math.max(groundMeters, 2 * step)
  const margin = 1.5 * step
  const limits = fields.map((field) => field.limitCost / 1000)
  const longest = Math.max(...limits)
  const leading = sampleReachedStreets(network, fields[lead], region, step)
  if (leading.count === 0) return bands.map(() => [])
  const lonLatBox = boundsOf(leading.lonLat)
  const plane = localPlane((lonLatBox[0] + lonLatBox[2]) / 2, (lonLatBox[1] + lonLatBox[3]) / 2)
  const edge = ground + 4 * step
  const [west, south] = toPlane(plane, lonLatBox[0], lonLatBox[1])
  const [east, north] = toPlane(plane, lonLatBox[2], lonLatBox[3])
  const box: Box = [west - edge, south - edge, east + edge, north + edge]
  const lattice = createLattice(plane, step, box)

  const onPlane = (samples: StreetSamples): PlaneSamples => {
    const [eastings, northings] = [new Float64Array(samples.count), new Float64Array(samples.count)]
    for (let i = 0; i < samples.count; i++) {
      ;[eastings[i], northings[i]] = toPlane(plane, samples.lonLat[2 * i], samples.lonLat[2 * i + 1])
    }
    return {
      count: samples.count,
      east: eastings,
      north: northings,
      meters: samples.cost.map((cost) => cost / 1000),
      reachMeters: Float64Array.from(samples.enclosed, (enclosed) => (enclosed ? bridgeSteps * step : ground)),
    }
  }
  const leadSamples = onPlane(leading)
  for (let i = 0; i < leadSamples.count; i++) {
    const reach = leadSamples.reachMeters[i] + margin + 2 * step
    const [x, y] = [leadSamples.east[i], leadSamples.north[i]]
    claimTiles(lattice, x - reach, y - reach, x + reach, y + reach)
  }
  const barriers = binBarriers(network.barriers, plane, box)

  let combined: BandField[] | null = null
  for (const [index, each] of fields.entries()) {
    const samples =
      index === lead
        ? leadSamples
        : onPlane(sampleReachedStreets(network, each, nearEdges(network, edges[index], lonLatBox), step))
    const spreading = {
      limits: bands.map(({ meters }) => (meters * limits[index]) / longest),
      walkFactor: offStreetFactor,
      marginMeters: margin,
    }
    const own = spreadField(lattice, samples, barriers, spreading, (part) => tick((0.8 * (index + part)) / fields.length))
    combined = combined ? combined.map((values, band) => values.map((value, node) => Math.max(value, own[band][node]))) : own
  }
  tick(0.8)
  const crossings = crossLattice(lattice, barriers)
  return (combined ?? []).map((values, band) => {
    tick(0.85 + (0.15 * band) / bands.length)
    return traceBand(lattice, values, crossings, margin)
  })
}

function boundsOf(lonLat: Float64Array): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < lonLat.length; i += 2) {
    box[0] = Math.min(box[0], lonLat[i])
    box[1] = Math.min(box[1], lonLat[i + 1])
    box[2] = Math.max(box[2], lonLat[i])
    box[3] = Math.max(box[3], lonLat[i + 1])
  }
  return box
}

/** The edges that touch a box of degrees, with a kilometer around it for good measure. */
function nearEdges(network: Network, edges: ReadonlySet<number>, [west, south, east, north]: Box): number[] {
  const around = 0.01
  return [...edges].filter((edge) => {
    const points: LonLat[] = []
    for (let point = network.shapeStart[edge]; point < network.shapeStart[edge + 1]; point++) {
      points.push([network.shapeLonLat[2 * point], network.shapeLonLat[2 * point + 1]])
    }
    const beside = (index: 0 | 1, low: number, high: number): boolean =>
      points.every((point) => point[index] < low - around) || points.every((point) => point[index] > high + around)
    return !beside(0, west, east) && !beside(1, south, north)
  })
}
