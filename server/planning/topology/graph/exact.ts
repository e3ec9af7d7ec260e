/** Products of numbers below this size are added without rounding. */
const exactSize = 2 ** 26

/**
 * Twice the signed area of the triangle abc for whole coordinates within 32 bits: positive where it turns from the x axis towards the
 * y axis. The sign is exact; the value is where the triangle is less than 2^26 wide and high, else rounded.
 */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - ax, cy - ay]
  const [left, right] = [ux * vy, uy * vx]
  const value = left - right
  if (Math.abs(value) > (Math.abs(left) + Math.abs(right)) * 2 ** -51) return value
  if (Math.abs(ux) < exactSize && Math.abs(uy) < exactSize && Math.abs(vx) < exactSize && Math.abs(vy) < exactSize) return value
  return Number(BigInt(ux) * BigInt(vy) - BigInt(uy) * BigInt(vx))
}

/** Whether the segments ab and cd cross in a point inside both. Whole coordinates within 32 bits; exact. */
export function segmentsCross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const c = turn(ax, ay, bx, by, cx, cy)
  const d = turn(ax, ay, bx, by, dx, dy)
  if ((c >= 0 && d >= 0) || (c <= 0 && d <= 0)) return false
  const a = turn(cx, cy, dx, dy, ax, ay)
  const b = turn(cx, cy, dx, dy, bx, by)
  return (a > 0 && b < 0) || (a < 0 && b > 0)
}

/** Whether p lies in the triangle abc or on its sides; a flat triangle is the longest of its sides. Whole coordinates; exact. */
export function inTriangle(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  px: number,
  py: number,
): boolean {
  const ab = turn(ax, ay, bx, by, px, py)
  const bc = turn(bx, by, cx, cy, px, py)
  const ca = turn(cx, cy, ax, ay, px, py)
  if ((ab < 0 || bc < 0 || ca < 0) && (ab > 0 || bc > 0 || ca > 0)) return false
  if (ab !== 0 || bc !== 0 || ca !== 0) return true
  return px >= Math.min(ax, bx, cx) && px <= Math.max(ax, bx, cx) && py >= Math.min(ay, by, cy) && py <= Math.max(ay, by, cy)
}

/**
 * Whether p is so near to the segment ab that a lattice line could not tell them apart: level with it along the axis on which
 * the segment is longer, and at most half a step off along the other (half-open). Neither a nor b themselves. Exact.
 */
export function isOnLatticeLine(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  const [dx, dy] = [bx - ax, by - ay]
  const isWide = Math.abs(dx) >= Math.abs(dy)
  const [length, along] = isWide ? [Math.abs(dx), dx > 0 ? px - ax : ax - px] : [Math.abs(dy), dy > 0 ? py - ay : ay - py]
  if (along < 0 || along > length) return false
  if ((px === ax && py === ay) || (px === bx && py === by)) return false
  // The sign tells p's side along the y axis (x axis for steep segments), whichever end is called a.
  const side = (isWide ? dx > 0 : dy < 0) ? turn(ax, ay, bx, by, px, py) : -turn(ax, ay, bx, by, px, py)
  return 2 * side >= -length && 2 * side < length
}
