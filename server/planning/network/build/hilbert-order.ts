/** Position of the cell (x, y) of a 65536 × 65536 lattice along the Hilbert curve, after Hacker's Delight (Warren 2013, §16-2) in loop form. */
function hilbertPosition(x: number, y: number): number {
  let position = 0
  for (let side = 32768; side > 0; side >>>= 1) {
    const right = (x & side) > 0 ? 1 : 0
    const upper = (y & side) > 0 ? 1 : 0
    position = position * 4 + ((3 * right) ^ upper)
    if (upper === 0) {
      if (right === 1) {
        x = 65535 - x
        y = 65535 - y
      }
      const swap = x
      x = y
      y = swap
    }
  }
  return position
}

/** Returns the items in the order of their keys, equal keys in the order given (radix sort, four passes of 8 bits). */
function sortByKey(items: Uint32Array, keys: Uint32Array): Uint32Array {
  let source = items.slice()
  let target = new Uint32Array(items.length)
  for (let shift = 0; shift < 32; shift += 8) {
    const ends = new Uint32Array(257)
    for (let i = 0; i < source.length; i++) ends[((keys[source[i]] >>> shift) & 255) + 1]++
    for (let digit = 0; digit < 256; digit++) ends[digit + 1] += ends[digit]
    for (let i = 0; i < source.length; i++) target[ends[(keys[source[i]] >>> shift) & 255]++] = source[i]
    const swap = source
    source = target
    target = swap
  }
  return source
}

/**
 * Returns the given points (indices into `lonLat`) ordered along a Hilbert curve over their bounding box, so that
 * points near each other on the ground are near each other in memory; points in one cell keep their order.
 */
export function hilbertOrder(points: Uint32Array, lonLat: Float64Array): Uint32Array {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const point of points) {
    west = Math.min(west, lonLat[2 * point])
    east = Math.max(east, lonLat[2 * point])
    south = Math.min(south, lonLat[2 * point + 1])
    north = Math.max(north, lonLat[2 * point + 1])
  }
  const span = Math.max(east - west, north - south)
  const scale = span > 0 ? 65535 / span : 0
  const keys = new Uint32Array(lonLat.length / 2)
  for (const point of points) {
    keys[point] = hilbertPosition(
      Math.trunc((lonLat[2 * point] - west) * scale),
      Math.trunc((lonLat[2 * point + 1] - south) * scale),
    )
  }
  return sortByKey(points, keys)
}
