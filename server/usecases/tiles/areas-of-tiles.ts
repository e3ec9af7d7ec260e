import { latOf, lonOf, tileBuffer, tileExtent } from '../../formats/mvt/tile-address.ts'
import type { TouchedArea } from '../../repositories/revisions.ts'

/** More areas than these of one zoom become one. */
const mostAreas = 64

/**
 * The ground of changed tiles of one zoom, as areas that meet these tiles only (neighbouring ones within a row as one area). Where they
 * would be too many, one area holds them all, and tiles between them count as changed too.
 */
export function areasOfTiles(z: number, tiles: readonly (readonly [x: number, y: number])[]): TouchedArea[] {
  if (tiles.length === 0) return []
  const runs: [west: number, east: number, north: number, south: number][] = []
  for (const [x, y] of tiles.toSorted(([ax, ay], [bx, by]) => ay - by || ax - bx)) {
    const last = runs.at(-1)
    if (last && last[2] === y && last[1] === x - 1) last[1] = x
    else runs.push([x, x, y, y])
  }
  const columns = runs.flatMap((run) => run.slice(0, 2))
  const rows = runs.flatMap((run) => run.slice(2))
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b))
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b))
  const parts = runs.length <= mostAreas ? runs : ([[least(columns), most(columns), least(rows), most(rows)]] as const)
  // Tiles are compared with their buffers: so much of the area's rim must stay free that the neighbours do not meet it.
  const rim = (tileBuffer + 1) / tileExtent
  return parts.map(([west, east, north, south]) => ({
    touched: 'divisions',
    fromZoom: z,
    toZoom: z,
    box: [lonOf(west + rim, z), latOf(south + 1 - rim, z), lonOf(east + 1 - rim, z), latOf(north + rim, z)],
  }))
}
