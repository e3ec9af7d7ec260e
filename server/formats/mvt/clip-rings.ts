/** Points of a ring or line, interleaved x, y, in whole units; a ring's first point is not repeated. */
export type UnitPoints = readonly number[] | Int32Array

const xAxis = 0
const yAxis = 1

/**
 * The part of a ring between two values of x (axis 0) or y (axis 1), after Sutherland and Hodgman (1974): parts of a ring that fall apart stay joined
 * along the cut. Where an edge is cut, the point depends on the edge alone and not on its direction: what lies on its two sides fits together.
 */
export function clipRing(ring: UnitPoints, axis: 0 | 1, low: number, high: number): UnitPoints {
  let within = true
  for (let i = axis; i < ring.length && within; i += 2) within = ring[i] >= low && ring[i] <= high
  return within ? ring : cutBelow(cutBelow(ring, axis, low, 1), axis, high, -1)
}

/** Keeps what is on the side of `line` that `side` names: 1 = above or on it, -1 = below or on it. */
function cutBelow(ring: UnitPoints, axis: 0 | 1, line: number, side: 1 | -1): number[] {
  const kept: number[] = []
  if (ring.length === 0) return kept
  let [px, py] = [ring[ring.length - 2], ring[ring.length - 1]]
  let wasIn = side * ((axis === xAxis ? px : py) - line) >= 0
  for (let i = 0; i < ring.length; i += 2) {
    const [x, y] = [ring[i], ring[i + 1]]
    const at = axis === xAxis ? x : y
    const isIn = side * (at - line) >= 0
    if (isIn !== wasIn && at !== line && (axis === xAxis ? px : py) !== line) {
      const across = crossing(px, py, x, y, axis, line)
      if (axis === xAxis) kept.push(line, across)
      else kept.push(across, line)
    }
    if (isIn) kept.push(x, y)
    px = x
    py = y
    wasIn = isIn
  }
  return kept
}

/** Where the edge between two points meets a line of constant x or y, rounded to a unit; the same for both directions. */
export function crossing(px: number, py: number, qx: number, qy: number, axis: 0 | 1, line: number): number {
  if (axis === yAxis) return crossing(py, px, qy, qx, xAxis, line)
  const [ax, ay, bx, by] = px < qx ? [px, py, qx, qy] : [qx, qy, px, py]
  return Math.round(ay + ((line - ax) * (by - ay)) / (bx - ax))
}

/** Twice the signed area of a ring: positive where x turns towards y, as a tile's outer rings do. */
export function doubleArea(ring: UnitPoints): number {
  let sum = 0
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) sum += ring[j] * ring[i + 1] - ring[i] * ring[j + 1]
  return sum
}
