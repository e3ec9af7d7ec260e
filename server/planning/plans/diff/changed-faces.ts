import type { Arc, FaceId } from '../../topology/edit/division-map.ts'
import { outside } from '../../topology/edit/division-map.ts'
import type { PlanState } from '../plan-types.ts'

/** Faces (divisions and free land) of two states by whether their ground is the same. */
export interface ChangedFaces {
  same: FaceId[]
  before: FaceId[]
  after: FaceId[]
}

/** Sorts faces by whether they have the very same borders before and after. Linear where the states share their borders. */
export function changedFaces(before: PlanState, after: PlanState): ChangedFaces {
  const found: ChangedFaces = { same: [], before: [], after: [] }
  for (const [face, arcs] of before.map.faces) {
    if (face === outside) continue
    const now = after.map.faces.get(face)
    if (now && (now === arcs || haveSameBorder(face, arcs, now))) found.same.push(face)
    else found.before.push(face)
  }
  const same = new Set(found.same)
  for (const face of after.map.faces.keys()) if (face !== outside && !same.has(face)) found.after.push(face)
  for (const list of [found.same, found.before, found.after]) list.sort()
  return found
}

/** Whether a face's borders run the same on both maps, whatever lies beyond them. */
function haveSameBorder(face: FaceId, some: readonly Arc[], others: readonly Arc[]): boolean {
  if (some.length !== others.length) return false
  const [sorted, other] = [some, others].map((arcs) => [...arcs].sort(compareArcs))
  return sorted.every((arc, i) => arc === other[i] || isSameLine(face, arc, other[i]))
}

function compareArcs({ xy: a }: Arc, { xy: b }: Arc): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3]
}

function isSameLine(face: FaceId, a: Arc, b: Arc): boolean {
  if ((a.left === face) !== (b.left === face) || a.xy.length !== b.xy.length) return false
  return a.xy.every((value, i) => value === b.xy[i])
}
