import type { ArcGraph } from './trace-arcs.ts'

/** The point that a signed arc leaves: arc a as it runs is a, against its run ~a. */
export function startPoint({ starts, pointOf }: ArcGraph, signed: number): number {
  return signed >= 0 ? pointOf[starts[signed]] : pointOf[starts[~signed + 1] - 1]
}

/** The next point along a signed arc. */
function secondPoint({ starts, pointOf }: ArcGraph, signed: number): number {
  return signed >= 0 ? pointOf[starts[signed] + 1] : pointOf[starts[~signed + 1] - 2]
}

/** Orders signed arcs that leave one point by direction: once around from the x axis towards y. Exact for steps below 2^26. */
export function compareDirections(graph: ArcGraph, s: number, t: number): number {
  const { x, y } = graph
  const from = startPoint(graph, s)
  const [sTo, tTo] = [secondPoint(graph, s), secondPoint(graph, t)]
  const [sx, sy, tx, ty] = [x[sTo] - x[from], y[sTo] - y[from], x[tTo] - x[from], y[tTo] - y[from]]
  const [sHalf, tHalf] = [sy > 0 || (sy === 0 && sx > 0) ? 0 : 1, ty > 0 || (ty === 0 && tx > 0) ? 0 : 1]
  return sHalf - tHalf || sy * tx - sx * ty
}
