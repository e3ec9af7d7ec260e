import { applyPatch } from '../../topology/edit/apply-patch.ts'
import { createArcCells, replaceArcs } from '../../topology/edit/arc-cells.ts'
import { type Arc, type DivisionMap, type FaceId, outside, unassigned, unassignedIn } from '../../topology/edit/division-map.ts'
import { childrenOf, facesOf } from '../plan-state.ts'
import type { PlanState } from '../plan-types.ts'

/** The children of a division as one map, with its free land: whatever else there is lies outside. */
export function childrenMap(state: PlanState, parentId: string): DivisionMap {
  const labels = new Map<FaceId, FaceId>([[unassignedIn(parentId), unassigned]])
  for (const child of childrenOf(state, parentId)) for (const face of facesOf(state, child)) labels.set(face, child)
  return coarserMap(state, labels)
}

/** One division as a map of its own. */
export function singleMap(state: PlanState, id: string): DivisionMap {
  return coarserMap(state, new Map(facesOf(state, id).map((face) => [face, id])))
}

/** The map of some faces under other names, without the borders between those of one name; everything else lies outside. No point moves. n log n in their points. */
function coarserMap({ map }: PlanState, labels: ReadonlyMap<FaceId, FaceId>): DivisionMap {
  const arcs = new Set<Arc>([...labels.keys()].flatMap((face) => map.faces.get(face) ?? []))
  const added = [...arcs].flatMap(({ xy, left, right }) => {
    const [newLeft, newRight] = [labels.get(left) ?? outside, labels.get(right) ?? outside]
    return newLeft === newRight ? [] : [{ xy: [...xy], left: newLeft, right: newRight }]
  })
  // Cells of the size that suits these arcs, with nothing in them yet.
  const empty: DivisionMap = { faces: new Map(), cells: replaceArcs(createArcCells([...arcs]), arcs, []) }
  const made = applyPatch(empty, { removed: [], added, faces: { added: [], removed: [], changed: [] } })
  if (!made.ok) throw new Error(`got borders that are ${made.reason} at ${made.at} when expected those of a sound map`)
  return made.map
}
