/** West, south, east, north in degrees. */
export type LonLatBox = [west: number, south: number, east: number, north: number]

/** The box of an outline; one that holds nothing, [180, 90, -180, -90], where it has no points. */
export function boxOf(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): LonLatBox {
  const box: LonLatBox = [180, 90, -180, -90]
  // Holes lie within their outer rings.
  for (const [outer] of polygons) {
    for (const [lon, lat] of outer) {
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    }
  }
  return box
}
