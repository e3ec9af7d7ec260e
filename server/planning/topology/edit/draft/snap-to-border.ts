import { metersPerDegree } from '../../../geodesy/lengths.ts'
import { fromLattice, latticeStepsPerDegree } from '../../lattice.ts'
import type { DivisionMap, FaceId } from '../division-map.ts'

/** A place on a border, on the lattice, and how far it is from the place asked about. */
export interface BorderPlace {
  x: number
  y: number
  meters: number
}

/** The place on a face's border that is nearest to a point; a vertex within half of `toleranceMeters` comes first, so that cuts begin in corners where they can. Null where the map has no such face. Linear in the border. */
export function nearestBorderPlace(
  map: DivisionMap,
  face: FaceId,
  x: number,
  y: number,
  toleranceMeters: number,
): BorderPlace | null {
  const perDegree = metersPerDegree(fromLattice(y))
  const [metersPerX, metersPerY] = [perDegree.lon / latticeStepsPerDegree, perDegree.lat / latticeStepsPerDegree]
  let [nearest, vertex]: [BorderPlace | null, BorderPlace | null] = [null, null]
  for (const { xy } of map.faces.get(face) ?? []) {
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const [ax, ay] = [(xy[i] - x) * metersPerX, (xy[i + 1] - y) * metersPerY]
      const [dx, dy] = [(xy[i + 2] - xy[i]) * metersPerX, (xy[i + 3] - xy[i + 1]) * metersPerY]
      const share = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
      const meters = Math.hypot(ax + share * dx, ay + share * dy)
      if (nearest === null || meters < nearest.meters) {
        const [px, py] = [
          xy[i] + Math.round(share * (xy[i + 2] - xy[i])),
          xy[i + 1] + Math.round(share * (xy[i + 3] - xy[i + 1])),
        ]
        nearest = { x: px, y: py, meters }
      }
      for (const k of [i, i + 2]) {
        const away = Math.hypot((xy[k] - x) * metersPerX, (xy[k + 1] - y) * metersPerY)
        if (vertex === null || away < vertex.meters) vertex = { x: xy[k], y: xy[k + 1], meters: away }
      }
    }
  }
  return vertex && vertex.meters <= toleranceMeters / 2 ? vertex : nearest
}

/** Meters along a line on the lattice (x, y in turn), on the plane that touches the Earth at its first point. */
export function lineMeters(xy: readonly number[]): number {
  const perDegree = metersPerDegree(fromLattice(xy[1]))
  let meters = 0
  for (let i = 2; i < xy.length; i += 2)
    meters += Math.hypot((xy[i] - xy[i - 2]) * perDegree.lon, (xy[i + 1] - xy[i - 1]) * perDegree.lat) / latticeStepsPerDegree
  return meters
}
