import { pointInPolygons } from '../../coverage/point-in-polygons.ts'
import { distanceToSegment } from '../../geodesy/distance-to-segment.ts'
import { visitSegmentsInBox } from '../../topology/edit/arc-cells.ts'
import { coverOutlines } from '../../topology/edit/cover-outlines.ts'
import { type DivisionMap, type FaceId, outside } from '../../topology/edit/division-map.ts'
import { outlineOf } from '../../topology/edit/outline-of.ts'
import { fromLattice, toLattice } from '../../topology/lattice.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'

/** Ground is noise of the lattice where it is no more than a strip along the outline, so many steps wide. */
const noiseSteps = 2

/** What is nearer to the outline lies on it: places between two points of the lattice are rounded. */
const besideSteps = 0.01

/** A face's part of an outline. */
export interface FaceShare {
  face: FaceId
  areaShare: number
}

/**
 * The faces that an outline lies in, with their shares of its area, the largest first; empty where it lies in one, but for
 * noise of the lattice. Borders are looked for in the outline's box only; where one runs inside, an overlay on the lattice gives
 * the shares.
 */
export function cutByBorders(map: DivisionMap, geometry: MultiPolygonCoordinates): FaceShare[] {
  const faces = facesAcross(map, geometry)
  if (faces.length < 2) return []
  const cover = coverOutlines([geometry, ...faces.map((face) => outlineOf(map, face))])
  const steps = new Map<FaceId, number>()
  let [all, rim] = [0, 0]
  for (const { outlines, doubleSteps } of cover.faces) {
    if (outlines[0] !== 0) continue
    all += doubleSteps
    const face = outlines.length > 1 ? faces[outlines[1] - 1] : outside
    steps.set(face, (steps.get(face) ?? 0) + doubleSteps)
  }
  for (const ring of geometry.flat())
    for (let i = 1; i < ring.length; i++)
      rim += Math.max(
        Math.abs(toLattice(ring[i][0]) - toLattice(ring[i - 1][0])),
        Math.abs(toLattice(ring[i][1]) - toLattice(ring[i - 1][1])),
      )
  const shares = [...steps]
    .filter(([, own]) => own > 2 * noiseSteps * rim)
    .map(([face, own]) => ({ face, areaShare: own / all }))
    .sort((a, b) => b.areaShare - a.areaShare || (a.face < b.face ? -1 : 1))
  return shares.length > 1 ? shares : []
}

/** The faces beside borders that run inside an outline; none where no border does. Most outlines have no border near: theirs is a look at their box. */
function facesAcross(map: DivisionMap, geometry: MultiPolygonCoordinates): FaceId[] {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [outer] of geometry) {
    for (const [lon, lat] of outer) {
      const [x, y] = [toLattice(lon), toLattice(lat)]
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    }
  }
  let edges: Edge[] | null = null
  const found = new Set<FaceId>()
  visitSegmentsInBox(map.cells, west, south, east, north, ({ xy, left, right }, segment) => {
    const [ax, ay, bx, by] = [xy[2 * segment], xy[2 * segment + 1], xy[2 * segment + 2], xy[2 * segment + 3]]
    if (Math.max(ax, bx) <= west || Math.min(ax, bx) >= east || Math.max(ay, by) <= south || Math.min(ay, by) >= north) return
    if (found.has(left) && found.has(right)) return
    edges ??= edgesOf(geometry)
    if (runsInside(geometry, edges, [ax, ay, bx, by])) found.add(left).add(right)
  })
  found.delete(outside)
  return [...found].sort()
}

/** From one point of a rim to the next, in steps of the lattice. */
type Edge = readonly [number, number, number, number]

function edgesOf(geometry: MultiPolygonCoordinates): Edge[] {
  return geometry
    .flat()
    .flatMap((ring) =>
      ring.slice(1).map(([lon, lat], i): Edge => [toLattice(ring[i][0]), toLattice(ring[i][1]), toLattice(lon), toLattice(lat)]),
    )
}

/** Whether a segment comes into an outline, off its rim: looked at in three places of every stretch between two of the rim's edges. */
function runsInside(geometry: MultiPolygonCoordinates, edges: readonly Edge[], [ax, ay, bx, by]: Edge): boolean {
  const [dx, dy] = [bx - ax, by - ay]
  const crossings = [0, 1]
  for (const [cx, cy, ex, ey] of edges) {
    const across = dx * (ey - cy) - dy * (ex - cx)
    if (across === 0) continue
    const along = ((cx - ax) * (ey - cy) - (cy - ay) * (ex - cx)) / across
    const onEdge = ((cx - ax) * dy - (cy - ay) * dx) / across
    if (along > 0 && along < 1 && onEdge >= 0 && onEdge <= 1) crossings.push(along)
  }
  crossings.sort((a, b) => a - b)
  for (let i = 1; i < crossings.length; i++) {
    for (const share of [0.5, 0.25, 0.75]) {
      const along = crossings[i - 1] + share * (crossings[i] - crossings[i - 1])
      const [x, y] = [ax + along * dx, ay + along * dy]
      if (
        edges.every((edge) => distanceToSegment(x, y, ...edge) > besideSteps) &&
        pointInPolygons(geometry, fromLattice(x), fromLattice(y))
      )
        return true
    }
  }
  return false
}
