import { latOf, lonOf, tileBuffer, tileExtent } from '../../formats/mvt/tile-address.ts'

/** West, south, east, north in degrees. */
export type Area = readonly [number, number, number, number]

/** More areas than these of one zoom become one. */
const mostAreas = 64

/**
 * The ground of some tiles of one zoom, as areas that meet these tiles only, neighbours within a row as one area. Where they would be too
 * many, one area holds them all and those between them.
 */
export function areasOfTiles(z: number, tiles: readonly (readonly [x: number, y: number])[]): Area[] {
  const runs: Run[] = []
  for (const [x, y] of tiles.toSorted(([ax, ay], [bx, by]) => ay - by || ax - bx)) {
    const last = runs.at(-1)
    if (last && last[2] === y && last[1] === x - 1) last[1] = x
    else runs.push([x, x, y, y])
  }
  const parts = runs.length <= mostAreas ? runs : [runs.reduce(around)]
  // Tiles are compared with their buffers: so much of the area's rim must stay free that the neighbours do not meet it.
  const rim = (tileBuffer + 1) / tileExtent
  return parts.map(([west, east, north, south]) => [
    lonOf(west + rim, z),
    latOf(south + 1 - rim, z),
    lonOf(east + 1 - rim, z),
    latOf(north + rim, z),
  ])
}

type Run = [west: number, east: number, north: number, south: number]

function around(one: Run, other: Run): Run {
  return [Math.min(one[0], other[0]), Math.max(one[1], other[1]), Math.min(one[2], other[2]), Math.max(one[3], other[3])]
}
