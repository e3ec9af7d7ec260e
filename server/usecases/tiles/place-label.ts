import { unitX, unitY } from '#planning/topology/lattice'
import type { UnitOutline } from '#planning/topology/outline-types'
import type { LonLat } from '#planning/types'

/**
 * The unit where a division's name stands: its own point where that lies inside the generalised outline, else the middle of the widest
 * stretch that a row of units through it has inside, else a corner of it.
 */
export function placeLabel(outline: UnitOutline, [lon, lat]: LonLat, zoom: number): readonly [number, number] {
  const wished = [Math.floor(unitX(lon, zoom)), Math.floor(unitY(lat, zoom))] as const
  const holds = (crossings: readonly number[], x: number): boolean =>
    crossings.some((from, i) => i % 2 === 0 && from <= x && x <= crossings[i + 1])
  if (holds(crossingsOf(outline, wished[1]), wished[0])) return wished
  const { xy } = outline
  let [north, south] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 1; i < xy.length; i += 2) {
    north = Math.min(north, xy[i])
    south = Math.max(south, xy[i])
  }
  let best: readonly [number, number] = [xy[0], xy[1]]
  let widest = -1
  for (const share of [0.5, 0.25, 0.75, 0.4, 0.6, 0.1, 0.9]) {
    const y = Math.round(north + share * (south - north))
    const crossings = crossingsOf(outline, y)
    for (let i = 0; i < crossings.length; i += 2) {
      const x = Math.round((crossings[i] + crossings[i + 1]) / 2)
      const width = crossings[i + 1] - crossings[i]
      // Later rows must be clearly better: the middle one is the natural place.
      if (holds(crossings, x) && width > widest * (widest > 0 ? 1.5 : 1)) {
        widest = width
        best = [x, y]
      }
    }
  }
  return best
}

/** Where rings meet a row, seen from the side of greater y, in order: between each pair of them lies the inside. */
function crossingsOf({ xy, ringEnds }: UnitOutline, row: number): number[] {
  const crossings: number[] = []
  let point = 0
  for (const end of ringEnds) {
    for (point++; point < end; point++) {
      const i = 2 * point
      const [px, py, qx, qy] = [xy[i - 2], xy[i - 1], xy[i], xy[i + 1]]
      if (py > row !== qy > row) crossings.push(px + ((row - py) * (qx - px)) / (qy - py))
    }
  }
  return crossings.sort((a, b) => a - b)
}
