/** West, south, east, north in degrees. */
export type DegreeBox = readonly [number, number, number, number]

/** Column and row of the tile of a zoom that holds a point. */
export function tileOf(lon: number, lat: number, z: number): [x: number, y: number] {
  const sine = Math.sin((lat * Math.PI) / 180)
  const place = [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
  const [x, y] = place.map((share) => Math.max(0, Math.min(2 ** z - 1, Math.floor(share * 2 ** z))))
  return [x, y]
}

/** Every tile of a zoom that meets a box, widened by a tile where there is room. */
export function tilesOfBox([west, south, east, north]: DegreeBox, z: number): [x: number, y: number][] {
  const [left, top] = tileOf(west, north, z)
  const [right, bottom] = tileOf(east, south, z)
  const tiles: [number, number][] = []
  for (let y = Math.max(0, top - 1); y <= Math.min(2 ** z - 1, bottom + 1); y++)
    for (let x = Math.max(0, left - 1); x <= Math.min(2 ** z - 1, right + 1); x++) tiles.push([x, y])
  return tiles
}
