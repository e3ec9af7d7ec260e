import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import { sideSpan, traceRings } from '../mesh/trace-rings.ts'
import { ringArea } from '../plane/polygon.ts'
import { edgeOf } from './block.ts'
import type { CityPlan } from './city-plan.ts'
import type { CityCells } from './draw-city-divisions.ts'
import { edgePlaces } from './edges.ts'

const sides = ['south', 'east', 'north', 'west'] as const

/** Answers outlines of stretches of cells along the middles of roads, with the same points for all who share a road. */
export function createBlockOutliner(
  plan: CityPlan,
  { pool, blockOf }: CityCells,
): (start: number, end: number) => MultiPolygonCoordinates {
  const { mesh, order } = pool
  const rank = new Int32Array(mesh.columns * mesh.rows).fill(-1)
  for (let i = 0; i < order.length; i++) rank[order[i]] = i
  const cells = { mesh, order, rank, passed: new Uint8Array(rank.length) }
  /** A side's points from corner to corner, counter-clockwise around its block, without the last. */
  const pointsOf = (key: number): LonLat[] => {
    const side = key % sideSpan
    const edge = edgeOf(plan, blockOf(Math.floor(key / sideSpan)), sides[side])
    const { from, to, slots } = edgePlaces(plan, edge)
    const places = side < 2 ? [from, ...slots] : [to, ...[...slots].reverse()]
    return places.map((place) =>
      edge.along === 'east' ? plan.place(place, plan.northings[edge.line]) : plan.place(plan.eastings[edge.line], place),
    )
  }
  return (start, end) => {
    const rings = traceRings(cells, start, end).map((ring) => {
      const points = ring.flatMap(pointsOf)
      return [...points, points[0]]
    })
    const outer = rings.filter((ring) => ringArea(ring) > 0)
    if (outer.length !== 1) throw new Error(`got ${outer.length} outer rings when expected blocks that hang together`)
    return [[outer[0], ...rings.filter((ring) => ringArea(ring) <= 0)]]
  }
}
