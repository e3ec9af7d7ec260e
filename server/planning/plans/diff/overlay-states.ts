import { squareMetersUnderLine } from '../../geodesy/areas.ts'
import { coverOutlines } from '../../topology/edit/cover-outlines.ts'
import { type FaceId, outside } from '../../topology/edit/division-map.ts'
import { outlineOf } from '../../topology/edit/outline-of.ts'
import { latticeStepsPerDegree } from '../../topology/lattice.ts'
import type { PlanState } from '../plan-types.ts'

/** Ground by the faces that it belongs to before and after; null: outside what was laid over each other. */
export interface OverlayPiece {
  from: FaceId | null
  to: FaceId | null
  squareMeters: number
  /** No more than what borders that run a step of the lattice beside each other enclose. */
  isNoise: boolean
}

export interface Overlay {
  pieces: OverlayPiece[]
  /** Borders with the pieces (by index) on their left and right; -1: no piece. */
  arcs: { xy: Int32Array; left: number; right: number }[]
}

/** Lays some faces of one state over some of another. Areas on the ellipsoid, each border measured once, so that pieces add up to their faces. O(n log n). */
export function overlayStates(
  before: PlanState,
  facesBefore: readonly FaceId[],
  after: PlanState,
  facesAfter: readonly FaceId[],
): Overlay {
  const [old, young] = [facesBefore, facesAfter].map((faces) => faces.filter((face) => face !== outside))
  if (old.length + young.length === 0) return { pieces: [], arcs: [] }
  const cover = coverOutlines([
    ...old.map((face) => outlineOf(before.map, face)),
    ...young.map((face) => outlineOf(after.map, face)),
  ])
  const numberOf = new Int32Array(cover.faces.length).fill(-1)
  const pieces: OverlayPiece[] = []
  cover.faces.forEach(({ outlines }, face) => {
    if (outlines.length === 0) return
    const from = outlines.find((outline) => outline < old.length)
    const to = outlines.find((outline) => outline >= old.length)
    numberOf[face] = pieces.length
    pieces.push({
      from: from === undefined ? null : old[from],
      to: to === undefined ? null : young[to - old.length],
      squareMeters: 0,
      isNoise: false,
    })
  })
  const rimSteps = new Float64Array(pieces.length)
  const arcs = cover.arcs.map(({ xy, left, right }) => {
    const squareMeters = squareMetersUnderLine(xy, latticeStepsPerDegree)
    let steps = 0
    for (let i = 2; i < xy.length; i += 2) steps += Math.max(Math.abs(xy[i] - xy[i - 2]), Math.abs(xy[i + 1] - xy[i - 1]))
    for (const [face, sign] of [
      [numberOf[left], 1],
      [numberOf[right], -1],
    ]) {
      if (face === -1) continue
      pieces[face].squareMeters += sign * squareMeters
      rimSteps[face] += steps
    }
    return { xy, left: numberOf[left], right: numberOf[right] }
  })
  cover.faces.forEach(({ doubleSteps }, face) => {
    // A strip one step wide has twice its length as rim.
    if (numberOf[face] !== -1) pieces[numberOf[face]].isNoise = doubleSteps <= rimSteps[numberOf[face]]
  })
  return { pieces, arcs }
}
