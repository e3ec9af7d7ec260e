import { divisionOfFace, withAncestors } from '#planning/plans/plan-state'
import type { PlanState } from '#planning/plans/plan-types'
import { type Arc, arcsOf, type FaceId, outside } from '#planning/topology/edit/division-map'
import { divisionLevels } from '#planning/types'

/** A border and the largest level whose divisions it parts, as that level's place among all (0: province). */
export interface RankedArc {
  arc: Arc
  rank: number
}

/** Ids of the divisions above a face, the largest first. */
type ChainOf = (face: FaceId) => { id: string; rank: number }[]

function chains(state: PlanState): ChainOf {
  const known = new Map<FaceId, { id: string; rank: number }[]>()
  return (face) => {
    let chain = known.get(face)
    if (!chain) {
      chain =
        face === outside
          ? []
          : withAncestors(state, divisionOfFace(face))
              .map(({ id, level }) => ({ id, rank: divisionLevels.indexOf(level) }))
              .reverse()
      // Free land is nobody's below its parent: its border is that of the children beside it.
      known.set(face, chain)
    }
    return chain
  }
}

function rankOf({ left, right }: Arc, chainOf: ChainOf): number {
  const [a, b] = [chainOf(left), chainOf(right)]
  for (let i = 0; i < Math.max(a.length, b.length); i++) if (a[i]?.id !== b[i]?.id) return a[i]?.rank ?? b[i]?.rank ?? 0
  return a.at(-1)?.rank ?? 0
}

/** All borders of a plan, each once, with their rank. */
export function rankedArcs(state: PlanState): RankedArc[] {
  const chainOf = chains(state)
  return arcsOf(state.map).map((arc) => ({ arc, rank: rankOf(arc, chainOf) }))
}

/** Borders that two states of a plan do not share: those that go, and those that come or part other levels than before. */
export function arcsBetween(before: PlanState, after: PlanState): { removed: Arc[]; added: RankedArc[] } {
  const faces = facesBetween(before, after)
  const chainOf = chains(after)
  const [old, now] = [new Set<Arc>(), new Set<Arc>()]
  for (const face of faces) {
    for (const arc of before.map.faces.get(face) ?? []) old.add(arc)
    for (const arc of after.map.faces.get(face) ?? []) now.add(arc)
  }
  return {
    removed: [...old].filter((arc) => !now.has(arc)),
    added: [...now].map((arc) => ({ arc, rank: rankOf(arc, chainOf) })),
  }
}

/** Faces whose borders or whose parents are not the same in two states. Linear in the faces and divisions, which are compared by identity. */
function facesBetween(before: PlanState, after: PlanState): Set<FaceId> {
  const faces = new Set<FaceId>()
  for (const [face, arcs] of after.map.faces) if (before.map.faces.get(face) !== arcs) faces.add(face)
  for (const face of before.map.faces.keys()) if (!after.map.faces.has(face)) faces.add(face)
  if (before.divisions === after.divisions) return faces
  const moved = new Set<string>()
  for (const [id, division] of after.divisions) if (before.divisions.get(id)?.parentId !== division.parentId) moved.add(id)
  if (moved.size === 0) return faces
  for (const face of after.map.faces.keys())
    if (face !== outside && withAncestors(after, divisionOfFace(face)).some(({ id }) => moved.has(id))) faces.add(face)
  return faces
}

/** A border's first segment, which no other border of the same map has, and the other way round the same. */
export function segmentKey(x0: number, y0: number, x1: number, y1: number): string {
  return x0 < x1 || (x0 === x1 && y0 < y1) ? `${x0},${y0},${x1},${y1}` : `${x1},${y1},${x0},${y0}`
}

/** The rank of every segment of a plan's borders, to tell which of another state's are new. */
export function ranksOfSegments(state: PlanState): Map<string, number> {
  const ranks = new Map<string, number>()
  for (const { arc, rank } of rankedArcs(state)) {
    const { xy } = arc
    for (let i = 0; i + 3 < xy.length; i += 2) ranks.set(segmentKey(xy[i], xy[i + 1], xy[i + 2], xy[i + 3]), rank)
  }
  return ranks
}
