import { setMembers } from './toggle-sets.ts'
import type { ArcGraph } from './trace-arcs.ts'

/** Signed references to the arcs of each outline: arc a as it runs is a, against its run ~a. Outline o has arcs[starts[o] .. starts[o + 1]]. */
export interface ArcsOfOutlines {
  starts: Uint32Array
  arcs: Uint32Array
}

/** Lists the arcs that bound each outline. */
export function arcsOfOutlines(graph: ArcGraph, outlineCount: number): ArcsOfOutlines {
  const starts = new Uint32Array(outlineCount + 1)
  for (const set of graph.setOf) for (const outline of setMembers(graph.sets, set)) starts[outline + 1]++
  for (let outline = 0; outline < outlineCount; outline++) starts[outline + 1] += starts[outline]
  const arcs = new Uint32Array(starts[outlineCount])
  const next = starts.slice(0, outlineCount)
  graph.setOf.forEach((set, arc) => {
    for (const outline of setMembers(graph.sets, set)) arcs[next[outline]++] = arc
  })
  return { starts, arcs }
}

/**
 * Joins arcs, of which an even number meet in every point, into loops that pass no point twice and do not cross: where more than two meet, those
 * next to each other in direction belong together. A loop is a list of signed arcs (~a runs against arc a).
 */
export function joinLoops(graph: ArcGraph, arcs: ArrayLike<number>): number[][] {
  const { starts, pointOf } = graph
  const startOf = (signed: number): number => (signed >= 0 ? pointOf[starts[signed]] : pointOf[starts[~signed + 1] - 1])
  const loops: number[][] = []
  /** Signed arcs that leave each junction. */
  const leaving = new Map<number, number[]>()
  for (let i = 0; i < arcs.length; i++) {
    const arc = arcs[i]
    if (startOf(arc) === startOf(~arc)) {
      loops.push([arc])
      continue
    }
    for (const signed of [arc, ~arc]) {
      const at = startOf(signed)
      const list = leaving.get(at)
      if (list) list.push(signed)
      else leaving.set(at, [signed])
    }
  }
  /** For an arriving arc (as it leaves, reversed) the one to leave by. */
  const partner = new Map<number, number>()
  for (const list of leaving.values()) {
    if (list.length > 2) list.sort((s, t) => compareDirections(graph, s, t))
    for (let i = 0; i < list.length; i += 2) {
      partner.set(list[i], list[i + 1])
      partner.set(list[i + 1], list[i])
    }
  }
  const isUsed = new Set<number>()
  for (const list of leaving.values()) {
    for (const first of list) {
      if (isUsed.has(first)) continue
      /** The way so far; where it comes back to a point it passed, a loop is complete and cut off. */
      const way: number[] = []
      const passed = new Map<number, number>()
      for (let signed = first; !isUsed.has(signed); signed = partner.get(~signed)!) {
        passed.set(startOf(signed), way.length)
        isUsed.add(signed)
        isUsed.add(~signed)
        way.push(signed)
        const known = passed.get(startOf(~signed))
        if (known === undefined) continue
        const loop = way.splice(known)
        for (const part of loop) passed.delete(startOf(part))
        loops.push(loop)
      }
    }
  }
  return loops
}

/** Orders arcs that leave one point by direction, once around, exactly for graphs up to 2^26 steps wide. */
function compareDirections({ x, y, starts, pointOf }: ArcGraph, s: number, t: number): number {
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
