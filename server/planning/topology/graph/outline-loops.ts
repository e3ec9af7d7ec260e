import { compareDirections, startPoint } from './signed-arcs.ts'
import { setMembers } from './toggle-sets.ts'
import type { ArcGraph } from './trace-arcs.ts'
import type { FaceSides } from './trace-faces.ts'

/** Signed references to the arcs that bound each outline, so that its inside lies left of each (from x towards y): arc a as it runs is a, against its run ~a. Outline o has arcs[starts[o] .. starts[o + 1]]. */
export interface ArcsOfOutlines {
  starts: Uint32Array
  arcs: Int32Array
}

/** Lists the arcs that bound each outline. */
export function arcsOfOutlines(
  { setOf, sets }: ArcGraph,
  { boundaryOf, coverOf }: FaceSides,
  outlineCount: number,
): ArcsOfOutlines {
  const starts = new Uint32Array(outlineCount + 1)
  for (const set of setOf) for (const outline of setMembers(sets, set)) starts[outline + 1]++
  for (let outline = 0; outline < outlineCount; outline++) starts[outline + 1] += starts[outline]
  const arcs = new Int32Array(starts[outlineCount])
  const next = starts.slice(0, outlineCount)
  setOf.forEach((set, arc) => {
    const left = setMembers(sets, coverOf[boundaryOf[2 * arc]])
    // Both lists ascend.
    let i = 0
    for (const outline of setMembers(sets, set)) {
      while (i < left.length && left[i] < outline) i++
      arcs[next[outline]++] = left[i] === outline ? arc : ~arc
    }
  })
  return { starts, arcs }
}

/**
 * Joins the signed arcs of one outline into loops that pass no point twice: where several meet, an arc goes on along the inside on its left, so
 * loops do not cross, and outer loops turn about positive area, holes about negative. The loops do not depend on the order of the arcs.
 */
export function joinLoops(graph: ArcGraph, arcs: ArrayLike<number>): number[][] {
  /** Signed arcs as they leave each junction, whichever way the outline runs. */
  const leaving = new Map<number, number[]>()
  for (let i = 0; i < arcs.length; i++) {
    for (const signed of [arcs[i], ~arcs[i]]) {
      const list = leaving.get(startPoint(graph, signed))
      if (list) list.push(signed)
      else leaving.set(startPoint(graph, signed), [signed])
    }
  }
  /** For an arc that arrives, reversed, the one to leave by: the next one clockwise (from y towards x). */
  const partner = new Map<number, number>()
  for (const list of leaving.values()) {
    if (list.length > 2) list.sort((s, t) => compareDirections(graph, s, t))
    list.forEach((signed, i) => {
      partner.set(signed, list[(i + list.length - 1) % list.length])
    })
  }
  const loops: number[][] = []
  const isUsed = new Set<number>()
  for (let i = 0; i < arcs.length; i++) {
    /** The way so far; where it comes back to a point it passed, a loop is complete and cut off. */
    const way: number[] = []
    const passed = new Map<number, number>()
    for (let signed = arcs[i]; !isUsed.has(signed); signed = partner.get(~signed)!) {
      passed.set(startPoint(graph, signed), way.length)
      isUsed.add(signed)
      way.push(signed)
      const known = passed.get(startPoint(graph, ~signed))
      if (known === undefined) continue
      const loop = way.splice(known)
      for (const part of loop) passed.delete(startPoint(graph, part))
      loops.push(loop)
    }
  }
  return loops
}
