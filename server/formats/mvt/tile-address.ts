/** A tile of the Web Mercator pyramid: row 0 is the northernmost. */
export interface TileAddress {
  z: number
  x: number
  y: number
}

/** Units that a tile is wide, and how far beyond its edges its content reaches, so that strokes at an edge are drawn whole. */
export const tileExtent = 4096
export const tileBuffer = 128

/** West, south, east, north of a tile in degrees, widened by its buffer (or `margin` units) and held within the world. */
export function tileBox({ z, x, y }: TileAddress, margin = tileBuffer): [number, number, number, number] {
  const share = margin / tileExtent
  return [lonOf(x - share, z), latOf(y + 1 + share, z), lonOf(x + 1 + share, z), latOf(y - share, z)]
}

/** Longitude of a column's western edge; fractions are inside the column. */
export function lonOf(column: number, zoom: number): number {
  return Math.max(-180, Math.min(180, (column / 2 ** zoom) * 360 - 180))
}

/** Latitude of a row's northern edge. */
export function latOf(row: number, zoom: number): number {
  const share = Math.max(0, Math.min(1, row / 2 ** zoom))
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * share))) * 180) / Math.PI
}
