/** A point of the flat plan: meters east and north of the district's centre. */
export type Point = readonly [number, number]

/** Signed area of a ring of points (first point not repeated), counter-clockwise positive. */
export function ringArea(ring: readonly Point[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1]
  return sum / 2
}

/** Centre of gravity of a ring that encloses some area. */
export function ringCentroid(ring: readonly Point[]): Point {
  let x = 0
  let y = 0
  let twiceArea = 0
  const [ox, oy] = ring[0]
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const cross = (ring[j][0] - ox) * (ring[i][1] - oy) - (ring[i][0] - ox) * (ring[j][1] - oy)
    x += (ring[j][0] + ring[i][0] - 2 * ox) * cross
    y += (ring[j][1] + ring[i][1] - 2 * oy) * cross
    twiceArea += cross
  }
  return [ox + x / (3 * twiceArea), oy + y / (3 * twiceArea)]
}

/** Whether a point lies inside a ring (even-odd rule; points on the ring may fall either way). */
export function ringContains(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]
    const [bx, by] = ring[j]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** Answers whether a point lies inside a ring, as `ringContains`, for many points: edges are kept by bands of y. */
export function ringTester(ring: readonly Point[]): (point: Point) => boolean {
  const [bottom, top] = extent(ring, [0, 1])
  const bandCount = Math.max(1, Math.min(512, ring.length))
  const bandOf = (y: number): number =>
    Math.min(bandCount - 1, Math.max(0, Math.floor(((y - bottom) / (top - bottom)) * bandCount)))
  const bands: [Point, Point][][] = Array.from({ length: bandCount }, () => [])
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [low, high] = [bandOf(Math.min(ring[i][1], ring[j][1])), bandOf(Math.max(ring[i][1], ring[j][1]))]
    for (let band = low; band <= high; band++) bands[band].push([ring[i], ring[j]])
  }
  return ([x, y]) => {
    let inside = false
    for (const [[ax, ay], [bx, by]] of bands[bandOf(y)])
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    return inside
  }
}

/** Shares (0–1) along a–b and along c–d at which the two segments meet; null where they do not, or run parallel. */
export function segmentMeeting(a: Point, b: Point, c: Point, d: Point): [number, number] | null {
  const abx = b[0] - a[0]
  const aby = b[1] - a[1]
  const cdx = d[0] - c[0]
  const cdy = d[1] - c[1]
  const denominator = abx * cdy - aby * cdx
  if (denominator === 0) return null
  const acx = c[0] - a[0]
  const acy = c[1] - a[1]
  const alongAb = (acx * cdy - acy * cdx) / denominator
  const alongCd = (acx * aby - acy * abx) / denominator
  return alongAb >= 0 && alongAb <= 1 && alongCd >= 0 && alongCd <= 1 ? [alongAb, alongCd] : null
}

/** Distance from a point to a segment. */
function segmentDistance([px, py]: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0]
  const dy = b[1] - a[1]
  const squared = dx * dx + dy * dy
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((px - a[0]) * dx + (py - a[1]) * dy) / squared))
  return Math.hypot(px - a[0] - share * dx, py - a[1] - share * dy)
}

/** Distance from a point to a ring's line. */
export function ringDistance(ring: readonly Point[], point: Point): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) least = Math.min(least, segmentDistance(point, ring[j], ring[i]))
  return least
}

/** Directions tried for a ring's box: beyond this number of edges, only the longest. */
const axesTried = 24

/** Unit vector of the long side of the smallest box (over the ring's own, longest edges' directions) around a ring. */
export function longAxis(ring: readonly Point[]): Point {
  let best: Point = [1, 0]
  let bestArea = Number.POSITIVE_INFINITY
  const lengthOf = (i: number): number => Math.hypot(ring[i][0] - ring.at(i - 1)![0], ring[i][1] - ring.at(i - 1)![1])
  const edges = Array.from(ring.keys())
  if (ring.length > axesTried) {
    const lengths = edges.map(lengthOf)
    edges.sort((one, other) => lengths[other] - lengths[one] || one - other)
  }
  for (const i of edges.slice(0, axesTried)) {
    const j = i === 0 ? ring.length - 1 : i - 1
    const length = Math.hypot(ring[i][0] - ring[j][0], ring[i][1] - ring[j][1])
    if (length < 1) continue
    const axis: Point = [(ring[i][0] - ring[j][0]) / length, (ring[i][1] - ring[j][1]) / length]
    const along = extent(ring, axis)
    const across = extent(ring, [-axis[1], axis[0]])
    const width = along[1] - along[0]
    const height = across[1] - across[0]
    if (width * height >= bestArea) continue
    bestArea = width * height
    best = width >= height ? axis : [-axis[1], axis[0]]
  }
  return best
}

/** Least and greatest projection of a ring on an axis. */
export function extent(ring: readonly Point[], [ax, ay]: Point): [number, number] {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (const [x, y] of ring) {
    const along = x * ax + y * ay
    least = Math.min(least, along)
    greatest = Math.max(greatest, along)
  }
  return [least, greatest]
}
