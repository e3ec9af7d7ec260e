import type { LonLat } from '../../../types.ts'
import { type DivisionMap, type FaceId, isDivision } from '../division-map.ts'
import { type Draft, type DraftPart, draftOf, type LineStretch, stretchesOf } from '../draft/draft.ts'
import { draftPatch } from '../draft/draft-patch.ts'
import { type Bends, bendsAt } from '../draft/node-line.ts'
import { selfCrossing } from '../draft/self-crossing.ts'
import { snapEnds } from '../draft/snap-ends.ts'
import { lineMeters } from '../draft/snap-to-border.ts'
import { type EditRefusal, type EditResult, finishEdit, latticeLine, refuse } from '../edit-result.ts'

/** How near to the border a line's end must come to be taken as on it, meters. */
export const defaultToleranceMeters = 5

/**
 * Cuts a division along a line from border to border: what lies left of the line (looking along it) gets the first id, what lies right the second;
 * one of them may be the division's own. An end inside the division moves to the border where that is nearer than `toleranceMeters`; what lies beyond the border at
 * either end is ignored. The line may pass holes if exactly two parts come of it. Other parts of a division of several go with the larger side.
 */
export function splitDivision(
  map: DivisionMap,
  id: FaceId,
  line: readonly LonLat[],
  [leftId, rightId]: readonly [FaceId, FaceId],
  toleranceMeters = defaultToleranceMeters,
): EditResult {
  if (!isDivision(id) || !map.faces.has(id)) return refuse('unknown_division', [], [id])
  for (const other of [leftId, rightId])
    if (!isDivision(other) || (other !== id && map.faces.has(other))) return refuse('id_taken', [], [other])
  if (leftId === rightId) return refuse('id_taken', [], [leftId])
  const drawn = latticeLine(line)
  if (!drawn.ok) return drawn
  const crossing = selfCrossing(drawn.xy)
  if (crossing) return refuse('crosses_itself', crossing, [id])
  const xy = snapEnds(map, id, drawn.xy, toleranceMeters, true)

  const bends: Bends = new Map()
  const noded = stretchesOf(map, [xy], bends)
  if (!noded) return refuse('meets_border', xy, [id])
  const cut = cutThrough(id, withoutTails(noded[0], id, toleranceMeters))
  if (!Array.isArray(cut)) return cut
  const places = cut.flatMap(({ xy }) => [...xy.slice(0, 2), ...xy.slice(-2)])
  const draft = draftOf(map, cut, [id], bendsAt(bends, places))
  const pieces = [...sidesOfCut(draft)]
  // Beside a sliver that is thinner than the lattice's step, the cut may have no ground on one of its sides.
  if (pieces.some(([part]) => part === -1)) return refuse('meets_border', places, [id])
  if (pieces.some(([, side]) => side === 'both')) return refuse('does_not_separate', places, [id])
  if (pieces.length !== 2) return refuse('leaves_division', places, [id])
  const [left, right] = ['left', 'right'].map((side) => pieces.find((piece) => piece[1] === side)?.[0])
  if (left === undefined || right === undefined) return refuse('does_not_separate', places, [id])
  const larger = draft.parts[left].doubleSteps >= draft.parts[right].doubleSteps ? leftId : rightId
  const faceOf = draft.parts.map(({ face }: DraftPart, part) =>
    face !== id ? face : part === left ? leftId : part === right ? rightId : larger,
  )
  return finishEdit(map, draftPatch(draft, faceOf), [id, leftId, rightId])
}

/** Leaves out what runs outside the division before the line first enters it and after it last leaves it, and short tails along the border. */
function withoutTails(stretches: readonly LineStretch[], id: FaceId, toleranceMeters: number): LineStretch[] {
  const isTail = ({ face, xy }: LineStretch): boolean => (face === null ? lineMeters(xy) <= toleranceMeters : face !== id)
  let [first, last] = [0, stretches.length - 1]
  while (first <= last && isTail(stretches[first])) first++
  while (last >= first && isTail(stretches[last])) last--
  return stretches.slice(first, last + 1)
}

/** The stretches that cut the division, from border to border, or why they do not. */
function cutThrough(id: FaceId, stretches: readonly LineStretch[]): LineStretch[] | EditRefusal {
  if (stretches.length === 0) return refuse('does_not_cross', [], [id])
  const along = stretches.filter(({ face }) => face === null)
  if (along.length > 0)
    return refuse('along_border', along.flatMap(({ xy }) => xy.slice(0, 2)).concat(along[along.length - 1].xy.slice(-2)), [id])
  const [first, last] = [stretches[0], stretches[stretches.length - 1]]
  const loose: number[] = []
  if (!first.isFromBorder) loose.push(...first.xy.slice(0, 2))
  if (!last.isToBorder) loose.push(...last.xy.slice(-2))
  if (loose.length > 0) return refuse('ends_short', loose, [id])
  return stretches.filter(({ face }) => face === id)
}

/** The parts that the cut runs beside: on which of its sides each lies. */
function sidesOfCut({ pieces, partOf }: Draft): Map<number, 'left' | 'right' | 'both'> {
  const sides = new Map<number, 'left' | 'right' | 'both'>()
  pieces.forEach(({ origin }, p) => {
    if (origin !== null) return
    for (const side of ['left', 'right'] as const) {
      const part = partOf[side === 'left' ? 2 * p : 2 * p + 1]
      const known = sides.get(part)
      sides.set(part, known === undefined || known === side ? side : 'both')
    }
  })
  return sides
}
