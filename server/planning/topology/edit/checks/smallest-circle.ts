import { seededRandom } from '../../../random.ts'

/** A circle on a plane. */
export interface Circle {
  x: number
  y: number
  radius: number
}

type Point = readonly [number, number]

/** The smallest circle around points of a plane (Welzl 1991, in its iterative form, points in a fixed random order). Expected linear. Radius 0 around one point; null around none. */
export function smallestCircle(points: readonly Point[]): Circle | null {
  const order = [...points]
  const random = seededRandom(order.length)
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  let circle: Circle | null = null
  for (let i = 0; i < order.length; i++) {
    if (circle && holds(circle, order[i])) continue
    circle = { x: order[i][0], y: order[i][1], radius: 0 }
    for (let j = 0; j < i; j++) {
      if (holds(circle, order[j])) continue
      circle = around(order[i], order[j])
      for (let k = 0; k < j; k++) if (!holds(circle, order[k])) circle = through(order[i], order[j], order[k]) ?? circle
    }
  }
  return circle
}

/** Rounding may leave a point of the rim just outside. */
function holds({ x, y, radius }: Circle, [px, py]: Point): boolean {
  return Math.hypot(px - x, py - y) <= radius * (1 + 1e-12) + 1e-9
}

function around([ax, ay]: Point, [bx, by]: Point): Circle {
  return { x: (ax + bx) / 2, y: (ay + by) / 2, radius: Math.hypot(bx - ax, by - ay) / 2 }
}

/** The circle through three points; null where they lie in one line. */
function through([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): Circle | null {
  const [ux, uy, vx, vy] = [bx - ax, by - ay, cx - ax, cy - ay]
  const area = 2 * (ux * vy - uy * vx)
  if (area === 0) return null
  const [u, v] = [ux * ux + uy * uy, vx * vx + vy * vy]
  const [dx, dy] = [(vy * u - uy * v) / area, (ux * v - vx * u) / area]
  return { x: ax + dx, y: ay + dy, radius: Math.hypot(dx, dy) }
}
