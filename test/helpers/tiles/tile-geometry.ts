export interface Point {
  x: number
  y: number
}
export type Edge = readonly [Point, Point]

/** The edges of closed rings that pass through the open square from `low` to `high` in x and y. */
export function edgesWithin(rings: readonly Point[][], low: number, high: number): Edge[] {
  const edges: Edge[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]]
      if ((a.x !== b.x || a.y !== b.y) && passesThrough(a, b, low, high)) edges.push([a, b])
    }
  }
  return edges
}

function passesThrough(a: Point, b: Point, low: number, high: number): boolean {
  let [enter, leave] = [0, 1]
  for (const [from, to] of [
    [a.x, b.x],
    [a.y, b.y],
  ]) {
    if (from === to) {
      if (from <= low || from >= high) return false
      continue
    }
    const shares = [(low - from) / (to - from), (high - from) / (to - from)]
    enter = Math.max(enter, Math.min(...shares))
    leave = Math.min(leave, Math.max(...shares))
  }
  return enter < leave
}

/** Area of what a polygon's rings (holes wound the other way) have inside the square from `low` to `high`, in units². */
export function clippedArea(rings: readonly Point[][], low: number, high: number): number {
  return rings.reduce((sum, ring) => sum + ringArea(clip(ring.slice(0, -1), low, high)), 0)
}

function ringArea(ring: readonly Point[]): number {
  return ring.reduce((sum, { x, y }, i) => {
    const next = ring[(i + 1) % ring.length]
    return sum + (x * next.y - next.x * y) / 2
  }, 0)
}

function clip(ring: readonly Point[], low: number, high: number): Point[] {
  const sides: [(p: Point) => number, (p: Point, q: Point) => Point][] = []
  for (const [bound, sign] of [
    [low, 1],
    [high, -1],
  ]) {
    sides.push([(p) => sign * (p.x - bound), (p, q) => ({ x: bound, y: p.y + ((bound - p.x) * (q.y - p.y)) / (q.x - p.x) })])
    sides.push([(p) => sign * (p.y - bound), (p, q) => ({ x: p.x + ((bound - p.y) * (q.x - p.x)) / (q.y - p.y), y: bound })])
  }
  let kept = [...ring]
  for (const [inside, meet] of sides) {
    const source = kept
    kept = []
    source.forEach((p, i) => {
      const q = source[(i + 1) % source.length]
      if (inside(p) >= 0) kept.push(p)
      if (inside(p) * inside(q) < 0) kept.push(meet(p, q))
    })
  }
  return kept
}

/** Twice the signed area of abc; exact for tile coordinates. */
export const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** Whether a point lies inside closed rings or on them (even-odd). */
export function pointIn(rings: readonly Point[][], p: Point): boolean {
  let isIn = false
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]]
      const between = (u: number, v: number, w: number) => Math.min(u, v) <= w && w <= Math.max(u, v)
      if (turn(a, b, p) === 0 && between(a.x, b.x, p.x) && between(a.y, b.y, p.y)) return true
      if (a.y > p.y !== b.y > p.y && turn(a, b, p) * (b.y - a.y) > 0) isIn = !isIn
    }
  }
  return isIn
}
