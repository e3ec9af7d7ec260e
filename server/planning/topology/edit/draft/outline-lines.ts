import type { LonLat, MultiPolygonCoordinates } from '../../../types.ts'
import { coverOutlines } from '../cover-outlines.ts'
import { type EditRefusal, refuse } from '../edit-result.ts'

/** The borders of what outlines cover together, as lines on the lattice (x, y in turn) that meet in ends only; where outlines overlap, that is refused with its place. */
export function outlineLines(
  outlines: readonly { id: string; geometry: MultiPolygonCoordinates }[],
): { ok: true; lines: number[][] } | EditRefusal {
  for (const { id, geometry } of outlines) {
    const at = geometry.flat(2).find(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))
    if (at) return { ok: false, reason: 'bad_coordinates', at: [at], ids: [id] }
  }
  const { arcs, faces } = coverOutlines(outlines.map(({ geometry }) => geometry))
  const overlap = faces.find((face) => face.outlines.length > 1)
  if (overlap) {
    const at: LonLat = overlap.at
    return { ok: false, reason: 'units_overlap', at: [at], ids: overlap.outlines.map((number) => outlines[number].id) }
  }
  const lines = arcs
    .filter(({ left, right }) => faces[left].outlines.length !== faces[right].outlines.length)
    .map(({ xy }) => [...xy])
  return lines.length === 0
    ? refuse(
        'too_few_points',
        [],
        outlines.map(({ id }) => id),
      )
    : { ok: true, lines }
}
