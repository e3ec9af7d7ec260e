import { toLattice } from '../../topology/lattice.ts'
import type { MultiPolygonCoordinates } from '../../types.ts'

/** Distance between points along an outline, and how far inside it they lie, in steps north: some 3 m and 0.3 m. */
const spacingSteps = 270
const insetSteps = 27

/**
 * Points along a building's outer walls (x0, y0 …, in steps, not rounded), a little inside, so that of two houses wall to wall each has its own. `lonShare` is the
 * length of a step east in steps north.
 */
export function sampleOutline(outline: MultiPolygonCoordinates, lonShare: number): number[] {
  const points: number[] = []
  for (const [outer] of outline) {
    const xy = outer.map(([lon, lat]) => [toLattice(lon) * lonShare, toLattice(lat)] as const)
    let area = 0
    for (let i = 1; i < xy.length; i++)
      area += (xy[i - 1][0] - xy[0][0]) * (xy[i][1] - xy[0][1]) - (xy[i][0] - xy[0][0]) * (xy[i - 1][1] - xy[0][1])
    const inward = area > 0 ? 1 : -1
    for (let i = 1; i < xy.length; i++) {
      const [[ax, ay], [bx, by]] = [xy[i - 1], xy[i]]
      const length = Math.hypot(bx - ax, by - ay)
      if (length === 0) continue
      const [nx, ny] = [(-inward * (by - ay)) / length, (inward * (bx - ax)) / length]
      const pieces = Math.max(1, Math.ceil(length / spacingSteps))
      for (let k = 0; k < pieces; k++) {
        const share = k / pieces
        points.push((ax + share * (bx - ax) + insetSteps * nx) / lonShare, ay + share * (by - ay) + insetSteps * ny)
      }
    }
  }
  return points
}
