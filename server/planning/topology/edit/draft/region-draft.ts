import { arcsAt } from '../arc-cells.ts'
import type { DivisionMap, FaceId } from '../division-map.ts'
import { type Draft, draftOf, isPartInside, type LineStretch } from './draft.ts'
import type { Bends } from './node-line.ts'

/** A draft of all faces that have ground inside a region, and which parts lie inside it. */
export interface RegionDraft {
  draft: Draft
  isInside: boolean[]
}

/**
 * Draws stretches into a map and finds every part inside a region: what `region` (x, y in turn, made of those stretches and of borders) surrounds an
 * odd number of times. Faces that no stretch runs through are found from neighbour to neighbour.
 */
export function regionDraft(
  map: DivisionMap,
  stretches: readonly LineStretch[],
  region: readonly (readonly number[])[],
  seeds: readonly FaceId[],
  bends: Bends,
): RegionDraft {
  const faces = new Set([...seeds, ...facesBeside(map, stretches, bends)])
  for (const { face } of stretches) if (face !== null) faces.add(face)
  for (;;) {
    const draft = draftOf(map, stretches, [...faces], bends)
    const isInside = draft.parts.map((part) => isPartInside(part, region))
    const known = faces.size
    draft.pieces.forEach(({ left, right, origin }, p) => {
      const [onLeft, onRight] = [draft.partOf[2 * p], draft.partOf[2 * p + 1]]
      if (origin === null) return
      if (onLeft !== -1 && isInside[onLeft]) faces.add(right)
      if (onRight !== -1 && isInside[onRight]) faces.add(left)
    })
    if (faces.size === known) return { draft, isInside }
  }
}

/** Faces beside the borders that stretches run along. */
function facesBeside(map: DivisionMap, stretches: readonly LineStretch[], bends: Bends): Set<FaceId> {
  const faces = new Set<FaceId>()
  for (const { left, right } of bends.keys()) faces.add(left).add(right)
  for (const { xy, face } of stretches) {
    if (face !== null) continue
    for (const { left, right } of arcsAt(map.cells, xy[0], xy[1])) faces.add(left).add(right)
  }
  return faces
}
