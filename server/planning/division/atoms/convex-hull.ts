import type { PlanePoint } from '../division-types.ts'

/** Corners of the convex hull of points on a plane, counter-clockwise from the westernmost (Andrew's monotone chain, 1979). n log n. */
export function convexHull(points: readonly PlanePoint[]): PlanePoint[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const half = (ordered: readonly PlanePoint[]): PlanePoint[] => {
    const chain: PlanePoint[] = []
    for (const point of ordered) {
      while (chain.length >= 2 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.reverse())]
}

/** Twice the signed area of a triangle, positive where it turns left. */
function turn([ax, ay]: PlanePoint, [bx, by]: PlanePoint, [cx, cy]: PlanePoint): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}
