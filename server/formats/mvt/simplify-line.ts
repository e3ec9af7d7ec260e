/**
 * A line without the points that lie within `tolerance` of what is left (Ramer 1972; Douglas and Peucker 1973); interleaved x, y. Its ends stay; a
 * closed line keeps the point farthest from its start as well.
 */
export function simplifyLine(points: Float64Array, tolerance: number): Float64Array {
  const last = points.length / 2 - 1
  if (last < 2 || tolerance <= 0) return points
  const isKept = new Uint8Array(last + 1)
  isKept[0] = 1
  isKept[last] = 1
  const open = [0, last]
  let kept = 2
  while (open.length > 0) {
    const to = open.pop()!
    const from = open.pop()!
    const [ax, ay] = [points[2 * from], points[2 * from + 1]]
    const [dx, dy] = [points[2 * to] - ax, points[2 * to + 1] - ay]
    const lengthSquared = dx * dx + dy * dy
    let [farthest, distance] = [-1, tolerance * tolerance]
    for (let i = from + 1; i < to; i++) {
      const [px, py] = [points[2 * i] - ax, points[2 * i + 1] - ay]
      const along = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / lengthSquared))
      const [ox, oy] = [px - along * dx, py - along * dy]
      const away = ox * ox + oy * oy
      if (away > distance) [farthest, distance] = [i, away]
    }
    if (farthest === -1) continue
    isKept[farthest] = 1
    kept++
    open.push(from, farthest, farthest, to)
  }
  const simple = new Float64Array(2 * kept)
  let length = 0
  for (let i = 0; i <= last; i++) {
    if (!isKept[i]) continue
    simple[length++] = points[2 * i]
    simple[length++] = points[2 * i + 1]
  }
  return simple
}
