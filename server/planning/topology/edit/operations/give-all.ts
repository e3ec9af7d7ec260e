import type { Arc, DivisionMap, FaceId } from '../division-map.ts'
import type { BorderStretch } from '../map-patch.ts'

/** The borders that go and come when whole faces become another face's. */
export function giveAll(
  map: DivisionMap,
  from: readonly FaceId[],
  to: FaceId,
): { removed: BorderStretch[]; added: BorderStretch[] } {
  const arcs = new Set<Arc>(from.flatMap((face) => map.faces.get(face) ?? []))
  const removed: BorderStretch[] = []
  const added: BorderStretch[] = []
  for (const { xy, left, right } of arcs) {
    removed.push({ xy: [...xy], left, right })
    const [newLeft, newRight] = [left, right].map((face) => (from.includes(face) ? to : face))
    if (newLeft !== newRight) added.push({ xy: [...xy], left: newLeft, right: newRight })
  }
  return { removed, added }
}
