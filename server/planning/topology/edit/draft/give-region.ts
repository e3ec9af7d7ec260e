import { type DivisionMap, type FaceId, isDivision } from '../division-map.ts'
import { type EditRefusal, type EditResult, finishEdit, refuse } from '../edit-result.ts'
import { type DraftPart, stretchesOf } from './draft.ts'
import { draftPatch } from './draft-patch.ts'
import type { Bends } from './node-line.ts'
import { regionDraft } from './region-draft.ts'

/**
 * Gives the ground that lines surround (closed together, on the lattice) to one face. `choose` looks at the parts inside first: it refuses, or says which of
 * them go. No division may lose all its ground.
 */
export function giveRegion(
  map: DivisionMap,
  lines: readonly (readonly number[])[],
  to: FaceId,
  choose: (inside: readonly DraftPart[]) => EditRefusal | ((part: DraftPart) => boolean),
): EditResult {
  const bends: Bends = new Map()
  const noded = stretchesOf(map, lines, bends)
  if (!noded) return refuse('meets_border', lines[0].slice(0, 2))
  const stretches = noded.flat()
  const region = stretches.map(({ xy }) => xy)
  const { draft, isInside } = regionDraft(map, stretches, region, [], bends)
  const goes = choose(draft.parts.filter((_, part) => isInside[part]))
  if (typeof goes !== 'function') return goes
  const [losing, left] = [new Set<FaceId>(), new Set<FaceId>()]
  const faceOf = draft.parts.map((part, number) => {
    if (!isInside[number] || part.face === to || !goes(part)) {
      left.add(part.face)
      return part.face
    }
    losing.add(part.face)
    return to
  })
  if (losing.size === 0) return refuse('no_change', [], [to])
  const swallowed = [...losing].filter((face) => isDivision(face) && !left.has(face))
  if (swallowed.length > 0) return refuse('swallows', [], swallowed)
  return finishEdit(map, draftPatch(draft, faceOf), [...losing, to])
}
