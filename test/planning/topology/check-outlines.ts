import Flatbush from 'flatbush'
import type { UnitOutline } from '#planning/topology/outline-types'

/** One directed edge of an outline: its inside lies on its left in (x, y). */
interface Edge {
  ax: number
  ay: number
  bx: number
  by: number
}

/** The rings of an outline, polygon by polygon, each as its points in turn. */
export function ringsOf({ xy, ringEnds, polygonEnds }: UnitOutline): number[][][][] {
  const rings = [...ringEnds].map((end, r) => {
    const points: number[][] = []
    for (let i = r === 0 ? 0 : ringEnds[r - 1]; i < end; i++) points.push([xy[2 * i], xy[2 * i + 1]])
    return points
  })
  return [...polygonEnds].map((end, p) => rings.slice(p === 0 ? 0 : polygonEnds[p - 1], end))
}

function edgesOf(outline: UnitOutline): Edge[] {
  return ringsOf(outline).flatMap((rings) =>
    rings.flatMap((ring) => ring.slice(1).map(([bx, by], i) => ({ ax: ring[i][0], ay: ring[i][1], bx, by }))),
  )
}

/** Twice the area of an outline: rings add up with their signs. Exact. */
export function doubleAreaOfOutline(outline: UnitOutline): bigint {
  let sum = 0n
  for (const { ax, ay, bx, by } of edgesOf(outline)) sum += BigInt(ax) * BigInt(by) - BigInt(bx) * BigInt(ay)
  return sum
}

const side = (e: Edge, x: number, y: number): number => Math.sign((e.bx - e.ax) * (y - e.ay) - (e.by - e.ay) * (x - e.ax))

/** Edges, of any outlines, that cross or overlap, or hold another's end inside: all pairs whose boxes meet are tried. */
export function meetingsOf(outlines: readonly UnitOutline[]): string[] {
  const edges = [...new Map(outlines.flatMap(edgesOf).map((edge) => [Object.values(edge).join(), edge])).values()]
  if (edges.length === 0) return []
  const boxes = new Flatbush(edges.length)
  const boxOf = ({ ax, ay, bx, by }: Edge) => [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const
  for (const edge of edges) boxes.add(...boxOf(edge))
  boxes.finish()
  return edges.flatMap((e, i) =>
    boxes
      .search(...boxOf(e), (j) => j < i)
      .map((j) => edges[j])
      .filter((f) => {
        const [c, d, a, b] = [side(e, f.ax, f.ay), side(e, f.bx, f.by), side(f, e.ax, e.ay), side(f, e.bx, e.by)]
        if (c * d < 0 && a * b < 0) return true
        return holds(e, f.ax, f.ay) || holds(e, f.bx, f.by) || holds(f, e.ax, e.ay) || holds(f, e.bx, e.by)
      })
      .map((f) => `${JSON.stringify(e)} and ${JSON.stringify(f)}`),
  )
}

/** Whether a point lies inside an edge, not at its ends. */
function holds(e: Edge, x: number, y: number): boolean {
  if (side(e, x, y) !== 0 || (x === e.ax && y === e.ay) || (x === e.bx && y === e.by)) return false
  return x >= Math.min(e.ax, e.bx) && x <= Math.max(e.ax, e.bx) && y >= Math.min(e.ay, e.by) && y <= Math.max(e.ay, e.by)
}

/** Pairs of outlines of one level that cover common ground. Their edges must meet in common ends only: then ground in common shows on the left of some edge. */
export function overlapsOf(level: readonly UnitOutline[]): string[] {
  const edges = level.map(edgesOf)
  const boxes = edges.map(boxOfEdges)
  const found: string[] = []
  for (let i = 0; i < level.length; i++) {
    for (let j = 0; j < level.length; j++) {
      const isNear = boxes[i].every(
        (from, axis) => axis > 1 || (from <= boxes[j][axis + 2] && boxes[i][axis + 2] >= boxes[j][axis]),
      )
      if (i !== j && isNear && edges[i].some((edge) => isLeftOf(edge, edges[j]))) found.push(`${i} and ${j}`)
    }
  }
  return found
}

/** West, south, east, north; nothing meets the box of nothing. */
function boxOfEdges(edges: readonly Edge[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { ax, ay } of edges) {
    box[0] = Math.min(box[0], ax)
    box[1] = Math.min(box[1], ay)
    box[2] = Math.max(box[2], ax)
    box[3] = Math.max(box[3], ay)
  }
  return box
}

/** Whether the ground on the left of the middle of an edge is inside an outline. */
function isLeftOf(edge: Edge, outline: readonly Edge[]): boolean {
  const same = (f: Edge) => f.ax === edge.ax && f.ay === edge.ay && f.bx === edge.bx && f.by === edge.by
  const reverse = (f: Edge) => f.ax === edge.bx && f.ay === edge.by && f.bx === edge.ax && f.by === edge.ay
  if (outline.some(same)) return true
  if (outline.some(reverse)) return false
  const [x, y] = [edge.ax + edge.bx, edge.ay + edge.by]
  let inside = false
  for (const f of outline) {
    const doubled = { ax: 2 * f.ax, ay: 2 * f.ay, bx: 2 * f.bx, by: 2 * f.by }
    if (doubled.ay > y === doubled.by > y) continue
    if (side(doubled, x, y) > 0 === doubled.by > doubled.ay) inside = !inside
  }
  return inside
}

/** Directed edges that two outlines of one level run along the same way, or one outline twice. */
export function repeatedEdgesOf(level: readonly UnitOutline[]): string[] {
  const seen = new Set<string>()
  return level.flatMap(edgesOf).flatMap(({ ax, ay, bx, by }) => {
    const key = `${ax},${ay}→${bx},${by}`
    if (seen.has(key)) return [key]
    seen.add(key)
    return []
  })
}

/** Rings that are none: open, of fewer than three corners, through one point twice, without area, or with the wrong sign. */
export function unsoundRingsOf(outlines: readonly UnitOutline[]): string[] {
  return outlines.flatMap((outline, index) => {
    const polygons = ringsOf(outline)
    if (polygons.length === 0) return [`${index} has no polygon`]
    return polygons.flatMap((rings) =>
      rings.flatMap((ring, r) => {
        const open = ring.slice(0, -1).map(String)
        const [[ox, oy]] = ring
        const area = ring
          .slice(1)
          .reduce((sum, [x, y], i) => sum + (ring[i][0] - ox) * (y - oy) - (x - ox) * (ring[i][1] - oy), 0)
        if (String(ring[0]) !== String(ring.at(-1))) return [`${index}: ring ${r} is open`]
        if (open.length < 3 || new Set(open).size < open.length) return [`${index}: ring ${r} repeats a point`]
        return (r === 0 ? area > 0 : area < 0) ? [] : [`${index}: ring ${r} has area ${area}`]
      }),
    )
  })
}
