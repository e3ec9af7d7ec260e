import type { ArcGraph } from './trace-arcs.ts'

/** Orders signed arcs (~a runs against arc a) that leave one point by direction: once around from the x axis towards y. Exact for steps below 2^26. */
export function compareDirections({ x, y, starts, pointOf }: ArcGraph, s: number, t: number): number {
  const step = (signed: number): [number, number] => {
    const [from, to] =
      signed >= 0
        ? [pointOf[starts[signed]], pointOf[starts[signed] + 1]]
        : [pointOf[starts[~signed + 1] - 1], pointOf[starts[~signed + 1] - 2]]
    return [x[to] - x[from], y[to] - y[from]]
  }
  const [sx, sy] = step(s)
  const [tx, ty] = step(t)
  const half = (dx: number, dy: number): number => (dy > 0 || (dy === 0 && dx > 0) ? 0 : 1)
  return half(sx, sy) - half(tx, ty) || sy * tx - sx * ty
}
