import type { MapPatch } from '../../topology/edit/map-patch.ts'

/** Strips of equal height that a patch is cut into, from south to north. */
const strips = 256

/**
 * Tells which points (in steps of the lattice) may lie in another face after a patch. The nearest border west of a point decides its face, so that only points with a
 * border of the patch to their west, on the same parallel, can. Some that it lets through stay where they are; none that it holds back moves.
 */
export function createBesidePatch({ removed, added }: MapPatch): (x: number, y: number) => boolean {
  const all = [...removed, ...added]
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { xy } of all) {
    for (let i = 1; i < xy.length; i += 2) {
      south = Math.min(south, xy[i])
      north = Math.max(north, xy[i])
    }
  }
  const stripOf = (y: number): number => Math.min(strips - 1, Math.floor(((y - south) / (north - south + 1)) * strips))
  const west = new Float64Array(strips).fill(Number.POSITIVE_INFINITY)
  for (const { xy } of all) {
    for (let i = 0; i + 3 < xy.length; i += 2) {
      const least = Math.min(xy[i], xy[i + 2])
      const [one, other] = [stripOf(xy[i + 1]), stripOf(xy[i + 3])]
      for (let strip = Math.min(one, other); strip <= Math.max(one, other); strip++) west[strip] = Math.min(west[strip], least)
    }
  }
  return (x, y) => y >= south && y <= north && x >= west[stripOf(y)]
}
