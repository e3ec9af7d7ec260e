import { coverOutlines } from '#planning/topology/edit/cover-outlines'
import { polygonsOf, type Side } from '#planning/topology/edit/face-polygons'
import { fromLattice } from '#planning/topology/lattice'
import type { LonLat, MultiPolygonCoordinates } from '#planning/types'
import type { Disc } from './units-under-disc.ts'

/** Corners that a painted disc has. */
const corners = 16

/** The ground that a disc sweeps on its way from place to place: one outline without overlaps. */
export function sweptGround(discs: readonly Disc[]): MultiPolygonCoordinates {
  const shapes = discs.length === 1 ? [capsule(discs[0], discs[0])] : discs.slice(1).map((disc, i) => capsule(discs[i], disc))
  return unionOf(shapes.map((ring) => [[ring]]))
}

/** Outlines put together: what any of them covers. */
export function unionOf(outlines: readonly MultiPolygonCoordinates[]): MultiPolygonCoordinates {
  const { arcs, faces } = coverOutlines(outlines)
  const isCovered = (face: number): boolean => faces[face].outlines.length > 0
  const rim: Side[] = arcs
    .filter(({ left, right }) => isCovered(left) !== isCovered(right))
    .map(({ xy, left }) => ({ xy, left: isCovered(left) ? 'in' : 'out', right: isCovered(left) ? 'out' : 'in' }))
  return polygonsOf(rim, 'in').map((rings) => rings.map(({ xy }) => pointsOf(xy)))
}

function pointsOf(xy: readonly number[]): LonLat[] {
  const points: LonLat[] = []
  for (let i = 0; i < xy.length; i += 2) points.push([fromLattice(xy[i]), fromLattice(xy[i + 1])])
  return points
}

/** The hull of two discs of the same size: a ring, counter-clockwise. */
function capsule(from: Disc, to: Disc): LonLat[] {
  const [dx, dy] = [(to.at[0] - from.at[0]) / to.lonRadius, (to.at[1] - from.at[1]) / to.latRadius]
  const way = Math.atan2(dy, dx)
  const ring: LonLat[] = []
  for (let i = 0; i < corners; i++) {
    // Half of the corners round the first disc's back, half the second one's front.
    const isFront = i < corners / 2
    const turn = way - Math.PI / 2 + (Math.PI * (isFront ? i : i - 1)) / (corners / 2 - 1)
    const { at, lonRadius, latRadius } = isFront ? to : from
    ring.push([at[0] + lonRadius * Math.cos(turn), at[1] + latRadius * Math.sin(turn)])
  }
  return [...ring, ring[0]]
}
