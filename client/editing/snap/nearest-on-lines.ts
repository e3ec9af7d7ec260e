/** A line on the screen, x and y in turn, and what it is. */
export interface ScreenLine<T> {
  xy: ArrayLike<number>
  what: T
}

/** The nearest point of some lines to a point of the screen. */
export interface NearestOnLines<T> {
  x: number
  y: number
  pixels: number
  what: T
  /** Number of the line's point that it is; null: it lies between two. */
  corner: number | null
  /** Number of the line's point before it. */
  segment: number
}

/** Corners draw from farther than lines: a point this much nearer to a line is still drawn to the corner. */
const cornerPixels = 8

/** The point of lines nearest to (x, y) within so many pixels; a corner within reach comes first. Null where none is near. */
export function nearestOnLines<T>(
  lines: Iterable<ScreenLine<T>>,
  x: number,
  y: number,
  within: number,
): NearestOnLines<T> | null {
  let corner: NearestOnLines<T> | null = null
  let between: NearestOnLines<T> | null = null
  for (const { xy, what } of lines) {
    for (let i = 0; i < xy.length; i += 2) {
      const pixels = Math.hypot(xy[i] - x, xy[i + 1] - y)
      if (pixels <= Math.min(within, cornerPixels) && (corner === null || pixels < corner.pixels))
        corner = { x: xy[i], y: xy[i + 1], pixels, what, corner: i / 2, segment: i / 2 }
      if (i + 3 >= xy.length) continue
      const [dx, dy] = [xy[i + 2] - xy[i], xy[i + 3] - xy[i + 1]]
      const length = dx * dx + dy * dy
      const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - xy[i]) * dx + (y - xy[i + 1]) * dy) / length))
      const [px, py] = [xy[i] + share * dx, xy[i + 1] + share * dy]
      const off = Math.hypot(px - x, py - y)
      if (off <= within && (between === null || off < between.pixels))
        between = { x: px, y: py, pixels: off, what, corner: null, segment: i / 2 }
    }
  }
  return corner ?? between
}
