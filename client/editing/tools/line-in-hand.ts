import type { LonLat } from '#planning/types'
import { editor, type MapPointer } from '../editor.ts'

export const placeOf = ({ snap, at }: MapPointer): LonLat => snap?.at ?? at

/** The line that is being drawn, with the bends of the streets that it follows; with a pointer, on to that. */
export function lineInHand(pointer?: MapPointer): LonLat[] {
  const { line, bends } = editor.get()
  const path = line.flatMap((point, index) => [point, ...(bends[index] ?? [])])
  return pointer ? [...path, ...bendsTo(pointer), placeOf(pointer)] : path
}

/** The bends from the line's last point to the pointer; none where its way begins at another point, as after a click. */
function bendsTo({ way }: MapPointer): readonly LonLat[] {
  return way && way.from === editor.get().line.at(-1) ? way.bends : []
}

/** Places a point of the line, along the street if it leads there; the same place again adds nothing. */
export function placePoint(pointer: MapPointer): void {
  const at = placeOf(pointer)
  editor.set(({ line, bends }) => {
    const last = line.at(-1)
    if (last && last[0] === at[0] && last[1] === at[1]) return { refusal: null }
    const before = line.length > 0 ? [...bends, bendsTo(pointer)] : []
    return { line: [...line, at], bends: before, refusal: null }
  })
}

/** Takes the last point back, and the way that led to it. */
export function takePointBack(): void {
  editor.set(({ line, bends }) => ({
    line: line.slice(0, -1),
    bends: bends.slice(0, Math.max(0, line.length - 2)),
    preview: null,
    isProposed: false,
    refusal: null,
  }))
}
