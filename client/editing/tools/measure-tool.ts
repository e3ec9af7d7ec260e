import { polygonSquareMeters } from '#planning/geodesy/areas'
import { segmentMeters } from '#planning/geodesy/lengths'
import type { LonLat } from '#planning/types'
import { dropDrawing, editor } from '../editor.ts'
import { placeOf } from './line-in-hand.ts'
import type { Tool } from './tool.ts'

/** Length of a line, and the area that it surrounds once it has three points. */
export function measureLine(line: readonly LonLat[]): { meters: number; squareMeters: number | null } {
  let meters = 0
  for (let i = 1; i < line.length; i++) meters += segmentMeters(...line[i - 1], ...line[i])
  return { meters, squareMeters: line.length < 3 ? null : polygonSquareMeters([[[...line, line[0]]]]) }
}

/** Measures lengths and areas; changes nothing. */
export const measureTool: Tool = {
  snaps: 'all',
  click(pointer) {
    editor.set(({ line }) => ({ line: [...line, placeOf(pointer)] }))
  },
  back() {
    editor.set(({ line }) => ({ line: line.slice(0, -1) }))
  },
  cancel() {
    if (editor.get().line.length === 0) return false
    dropDrawing()
    return true
  },
}
