import type { TilePoint } from '../borders/borders-of-tile.ts'

/** Pixels of a tile's side where it is drawn at its own zoom. */
const tilePixels = 512
/** Mean height of a name's letters on the map, and how much of a name may lie over its polygon's border. */
const letterPixels = 13.5
const overhang = 0.8

/** Letters as wide as high: Chinese ones count whole, others half. */
const lettersOf = (name: string): number => [...name].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), 0)

/** Width inside the rings along the row through a point, reaching as far to one side as to the other, in the tile's units. */
export function roomAt(rings: readonly (readonly TilePoint[])[], { x, y }: TilePoint): number {
  let [left, right] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const ring of rings) {
    for (let index = 0; index < ring.length; index++) {
      const [a, b] = [ring[index], ring[(index + 1) % ring.length]]
      if (a.y > y === b.y > y) continue
      const crossing = a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y)
      if (crossing <= x) left = Math.max(left, crossing)
      else right = Math.min(right, crossing)
    }
  }
  return Number.isFinite(left) && Number.isFinite(right) ? 2 * Math.min(x - left, right - x) : 0
}

/** The zoom from which on a name fits into its polygon, in one line or (when long) two. */
export function zoomThatFits(name: string, roomUnits: number, extent: number, zoom: number): number {
  const letters = lettersOf(name)
  const line = letters > 8 ? letters / 2 : letters
  const pixels = (roomUnits / extent) * tilePixels
  return pixels <= 0 ? zoom + 3 : zoom + Math.log2((line * letterPixels * overhang) / pixels)
}
