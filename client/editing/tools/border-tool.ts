import type { PlanOperation } from '#planning/plans/plan-types'
import type { LonLat } from '#planning/types'
import { stateNow } from '../../state/plans/plan-desk.ts'
import { commit } from '../commit.ts'
import { type Handle, handleAt, handlesInView } from '../draw/draw-handles.ts'
import type { Projection } from '../draw/projection.ts'
import { dropDrawing, editor, type MapPointer, refuse } from '../editor.ts'
import { lineInHand, placeOf, placePoint, takePointBack } from './line-in-hand.ts'
import { choose, divisionUnder, hover } from './select-tool.ts'
import type { Tool } from './tool.ts'
import { showTrial } from './try-operations.ts'

let projectionNow: () => Projection | null = () => null

/** Says where on the screen the map's places lie. */
export function setProjection(read: () => Projection | null): void {
  projectionNow = read
}

let held: Handle | null = null

function handleUnder({ x, y }: MapPointer): Handle | null {
  const [state, projection] = [stateNow(), projectionNow()]
  if (!state || !projection) return null
  return handleAt(handlesInView(state, editor.get().selected[0], projection), x, y)
}

/** Moves a vertex, or puts one in where its middle was taken. */
function operationOf({ at, between }: Handle, to: LonLat): PlanOperation | null {
  const { level } = editor.get()
  if (!level) return null
  return between ? { op: 'insert_vertex', level, at: to, between } : { op: 'move_vertex', level, from: at, to }
}

function dragTo(to: LonLat): void {
  const operation = held && operationOf(held, to)
  if (operation && showTrial([operation])) editor.set({ vertex: to })
}

const isOnBorder = ({ snap }: MapPointer): boolean => snap !== null && ['vertex', 'border', 'crossing'].includes(snap.on)

function tryReshape(line: readonly LonLat[]): boolean {
  const [divisionId] = editor.get().selected
  return divisionId !== undefined && line.length > 1 && showTrial([{ op: 'reshape', divisionId, line: [...line] }])
}

/** Shows what the line would do; until it is back at the border it does nothing: that is no mistake yet. */
function showReshape(line: readonly LonLat[]): void {
  if (!tryReshape(line)) editor.set({ refusal: null })
}

/** Where the held vertex lay before keys nudged it, and where it lies now. */
let nudged: { from: Handle; to: LonLat; timer: ReturnType<typeof setTimeout> } | null = null
const nudgePauseMilliseconds = 700

function commitNudge(): void {
  if (!nudged) return
  clearTimeout(nudged.timer)
  const { to } = nudged
  nudged = null
  const { preview } = editor.get()
  if (preview && commit(preview)) editor.set({ vertex: to })
}

/** Moves a border of the chosen division: a vertex, a new one from between two, or a stretch drawn anew from border to border. Both sides move. */
export const borderTool: Tool = {
  snaps: 'all',
  followsStreets: true,
  move(pointer) {
    const { line, selected } = editor.get()
    if (selected.length === 0 || line.length === 0) return hover(pointer)
    showReshape(lineInHand(pointer))
  },
  down(pointer) {
    commitNudge()
    held = editor.get().line.length > 0 ? null : handleUnder(pointer)
    if (!held) return false
    editor.set({ vertex: held.at, refusal: null })
    return true
  },
  drag: (pointer) => dragTo(placeOf(pointer)),
  up() {
    held = null
    const { preview, vertex } = editor.get()
    if (preview && commit(preview)) editor.set({ vertex })
  },
  click(pointer, adds) {
    const { line, selected, vertex } = editor.get()
    if (adds || selected.length === 0) return choose(pointer, false)
    if (line.length > 0) {
      placePoint(pointer)
      return showReshape(lineInHand())
    }
    const handle = handleUnder(pointer)
    if (handle && !handle.between) return editor.set({ vertex: handle.at, refusal: null })
    const under = pointer.snap === null ? divisionUnder(pointer) : null
    if (under !== null && under !== selected[0]) return choose(pointer, false)
    // Pressing on a middle has put it in the vertex's place: it is none.
    const from = handle ? null : vertex
    if (!from && !isOnBorder(pointer)) return refuse('no_border', [placeOf(pointer)])
    // A stretch begins at the vertex that was chosen, or right on the border.
    editor.set({ line: from ? [from] : [], bends: [], vertex: null })
    placePoint(pointer)
    showReshape(lineInHand())
  },
  finish() {
    if (nudged) return commitNudge()
    const { line } = editor.get()
    if (line.length > 1 && tryReshape(lineInHand())) commit(editor.get().preview!)
  },
  canFinish: () => editor.get().line.length > 1,
  back: takePointBack,
  remove() {
    const { vertex, level } = editor.get()
    if (vertex && level && showTrial([{ op: 'delete_vertex', level, at: vertex }])) commit(editor.get().preview!)
  },
  nudge(dx, dy) {
    const [projection, { vertex }] = [projectionNow(), editor.get()]
    if (!vertex || !projection) return
    const from = nudged?.from ?? { x: 0, y: 0, at: vertex, between: null }
    const to = projection.toLonLat(projection.toX(vertex[0]) + dx, projection.toY(vertex[1]) + dy)
    held = from
    dragTo(to)
    held = null
    if (nudged) clearTimeout(nudged.timer)
    nudged = { from, to, timer: setTimeout(commitNudge, nudgePauseMilliseconds) }
  },
  cancel() {
    if (nudged) clearTimeout(nudged.timer)
    nudged = null
    held = null
    const { line, vertex, preview, selected, refusal } = editor.get()
    if (line.length === 0 && vertex === null && !preview && !refusal) {
      if (selected.length === 0) return false
      editor.set({ selected: [] })
      return true
    }
    dropDrawing()
    return true
  },
}
