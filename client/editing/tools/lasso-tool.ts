import { interiorPoint } from '#planning/geodesy/interior-point'
import { divisionsOfLevel } from '#planning/plans/plan-state'
import type { PlanOperation, PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel, LonLat, MultiPolygonCoordinates } from '#planning/types'
import { stateNow } from '../../state/plans/plan-desk.ts'
import { commit } from '../commit.ts'
import { knownOutline } from '../draw/known-outline.ts'
import { dropDrawing, editor, refuse } from '../editor.ts'
import { isInside } from '../units/inside.ts'
import { unionOf } from '../units/swept-ground.ts'
import { boxOfOutline, holds, unitsOf } from '../units/unit-at.ts'
import { choose, hover } from './select-tool.ts'
import type { Tool } from './tool.ts'
import { showTrial } from './try-operations.ts'

const points = new WeakMap<MultiPolygonCoordinates, LonLat>()

function innerPoint(outline: MultiPolygonCoordinates): LonLat {
  let point = points.get(outline)
  if (!point) {
    point = interiorPoint(outline)
    points.set(outline, point)
  }
  return point
}

/** Smaller units whose middle an outline surrounds, without those of one division. */
export function unitsInside(state: PlanState, level: DivisionLevel, outline: MultiPolygonCoordinates, but: string): string[] {
  const [west, south, east, north] = boxOfOutline(outline)
  return divisionsOfLevel(state, level).flatMap(({ id }) => {
    if (id === but) return []
    const box = boxOfOutline(knownOutline(state, id))
    if (box[0] > east || box[2] < west || box[1] > north || box[3] < south) return []
    return unitsOf(state, id).filter((unit) => {
      const own = knownOutline(state, unit)
      if (own.length === 0) return false
      const middle = innerPoint(own)
      return holds([west, south, east, north], middle) && isInside(outline, middle)
    })
  })
}

/** Shows what giving the surrounded ground to the chosen division would do. */
function tryLasso(): boolean {
  const state = stateNow()
  const { level, line, selected } = editor.get()
  if (!state || !level || line.length < 3) return false
  const [target] = selected
  if (target === undefined) {
    refuse('no_target')
    return false
  }
  // Drawn by hand it may cross itself: what an odd number of its turns surround counts.
  const outline = unionOf([[[[...line, line[0]]]]])
  const units = unitsInside(state, level, outline, target)
  const hasUnits = divisionsOfLevel(state, level).some(({ id }) => unitsOf(state, id).length > 0)
  if (hasUnits && units.length === 0) {
    refuse('nothing_here', [line[0]])
    return false
  }
  const operation: PlanOperation = hasUnits
    ? { op: 'reassign', unitIds: units, to: target }
    : { op: 'paint', to: target, geometry: outline }
  return showTrial([operation])
}

function finish(): void {
  if (tryLasso()) commit(editor.get().preview!)
  editor.set({ line: [] })
}

let last: { x: number; y: number } | null = null
const leastPixels = 5

/** Surrounds smaller units, or ground where there are none, which go to the chosen division. By mouse a loop, by keys corner for corner. */
export const lassoTool: Tool = {
  snaps: null,
  move: hover,
  down(pointer) {
    if (editor.get().line.length > 0) return true
    last = pointer
    return true
  },
  drag(pointer) {
    if (last && Math.hypot(last.x - pointer.x, last.y - pointer.y) < leastPixels) return
    last = pointer
    editor.set(({ line }) => ({ line: [...line, pointer.at], refusal: null }))
  },
  up() {
    last = null
    if (editor.get().line.length > 2) finish()
  },
  click(pointer, adds) {
    if (adds || editor.get().selected.length === 0) return choose(pointer, false)
    editor.set(({ line }) => ({ line: [...line, pointer.at], refusal: null }))
    if (editor.get().line.length > 2) tryLasso()
  },
  finish,
  back() {
    editor.set(({ line }) => ({ line: line.slice(0, -1), preview: null }))
  },
  cancel() {
    const { line, selected } = editor.get()
    if (line.length === 0 && selected.length === 0) return false
    if (line.length === 0) editor.set({ selected: [] })
    dropDrawing()
    return true
  },
}
