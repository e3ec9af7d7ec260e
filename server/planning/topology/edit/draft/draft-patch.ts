import type { FaceId } from '../division-map.ts'
import type { BorderStretch } from '../map-patch.ts'
import type { Draft, DraftPiece } from './draft.ts'

/** The borders that go and come when each part of a draft gets a face: only what changes. */
export function draftPatch(
  { pieces, partOf, bends }: Draft,
  faceOfPart: readonly FaceId[],
): { removed: BorderStretch[]; added: BorderStretch[] } {
  const removed: BorderStretch[] = []
  const added: BorderStretch[] = []
  const faceOf = (side: number, before: FaceId): FaceId => (partOf[side] === -1 ? before : faceOfPart[partOf[side]])
  pieces.forEach((piece, p) => {
    const [left, right] = [faceOf(2 * p, piece.left), faceOf(2 * p + 1, piece.right)]
    if (piece.origin === null) {
      if (left !== right) added.push({ xy: piece.xy, left, right })
      return
    }
    const isOther = left !== piece.left || right !== piece.right
    const bent = bends.get(piece.origin.arc)
    if (!isOther && !bent) return
    eachRun(
      piece,
      (segment) => isOther || (bent?.has(segment) ?? false),
      (xy) => {
        if (left !== right) added.push({ xy, left, right })
      },
    )
  })
  removed.push(
    ...removedStretches(pieces, bends, (piece, p) => {
      const [left, right] = [faceOf(2 * p, piece.left), faceOf(2 * p + 1, piece.right)]
      return left !== piece.left || right !== piece.right
    }),
  )
  return { removed, added }
}

/** Calls `emit` for the longest stretches of a piece whose segments are wanted. */
function eachRun({ xy, origin }: DraftPiece, isWanted: (segment: number) => boolean, emit: (xy: number[]) => void): void {
  const { segments } = origin!
  let start = -1
  for (let i = 0; i <= segments.length; i++) {
    const wanted = i < segments.length && isWanted(segments[i])
    if (wanted && start === -1) start = i
    if (!wanted && start !== -1) {
      emit(xy.slice(2 * start, 2 * i + 2))
      start = -1
    }
  }
}

/** The stretches of arcs, as they were, that lie in pieces whose faces change or are bent. */
function removedStretches(
  pieces: readonly DraftPiece[],
  bends: Draft['bends'],
  isOther: (piece: DraftPiece, p: number) => boolean,
): BorderStretch[] {
  const going = new Map<NonNullable<DraftPiece['origin']>['arc'], Set<number>>()
  pieces.forEach((piece, p) => {
    if (!piece.origin) return
    const { arc, segments } = piece.origin
    const bent = bends.get(arc)
    const other = isOther(piece, p)
    if (!other && !bent) return
    const list = going.get(arc) ?? new Set()
    going.set(arc, list)
    for (const segment of segments) if (other || bent?.has(segment)) list.add(segment)
  })
  const stretches: BorderStretch[] = []
  for (const [arc, segments] of going) {
    const { xy, left, right } = arc
    let start = -1
    for (let i = 0; i < xy.length / 2; i++) {
      if (segments.has(i)) {
        if (start === -1) start = i
      } else if (start !== -1) {
        stretches.push({ xy: [...xy.subarray(2 * start, 2 * i + 2)], left, right })
        start = -1
      }
    }
  }
  return stretches
}
