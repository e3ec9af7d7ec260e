import type { PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel } from '#planning/types'
import type { Palette } from '../../theme/tokens.ts'
import type { editor, Preview } from '../editor.ts'
import { lineInHand } from '../tools/line-in-hand.ts'
import { toolLine } from '../tools/tool-table.ts'
import { drawCross } from './draw-cross.ts'
import { drawHandles } from './draw-handles.ts'
import { freeLand } from './free-land.ts'
import { knownOutline } from './known-outline.ts'
import { newBordersOf } from './new-borders.ts'
import { hatch, ink, type Pencil, tint } from './pencil.ts'

type EditorNow = ReturnType<typeof editor.get>

/** Draws what the planner has in hand: what is chosen, what would change, the line being drawn, where it snaps. */
export function drawLive(pencil: Pencil, palette: Palette, state: PlanState, now: EditorNow): void {
  const { selected, hoveredId, units, locked, preview, tool } = now
  for (const land of freeLand(preview?.state ?? state)) {
    pencil.outline(land)
    hatch(pencil, palette.warning)
    ink(pencil, palette.warning, 1.4, [5, 3])
  }
  for (const id of locked) {
    pencil.outline(knownOutline(state, id))
    hatch(pencil, palette.control)
  }
  for (const id of units) {
    pencil.outline(knownOutline(state, id))
    tint(pencil, palette.attentionMap, 0.28)
    ink(pencil, palette.attentionMap, 1.2)
  }
  for (const [index, id] of selected.entries()) {
    const shown = preview?.state.divisions.has(id) ? preview.state : state
    pencil.outline(knownOutline(shown, id))
    tint(pencil, palette.primary, index === 0 ? 0.12 : 0.07)
    ink(pencil, preview ? palette.text : palette.attentionMap, preview ? 1.6 : 2.6)
  }
  if (preview) drawPreview(pencil, palette, preview, now.level)
  if (hoveredId && !selected.includes(hoveredId)) {
    pencil.outline(knownOutline(state, hoveredId))
    ink(pencil, palette.text, 1.6)
  }
  if (tool === 'border') drawHandles(pencil, palette, preview?.state ?? state, now)
  drawSketch(pencil, palette, now)
  for (const at of now.refusal?.at ?? []) drawCross(pencil, at, palette)
  drawPointer(pencil, palette, now)
}

/** What would change: the division that gains tinted, borders that are drawn in vermilion, those that go as ghosts. */
function drawPreview(pencil: Pencil, palette: Palette, preview: Preview, level: DivisionLevel | null): void {
  const { state, touched } = preview
  for (const [index, id] of touched.entries()) {
    if (!state.divisions.has(id)) continue
    pencil.outline(knownOutline(state, id))
    if (index === 0) tint(pencil, palette.attentionMap, 0.12)
    ink(pencil, palette.text, 1.2)
  }
  if (!level) return
  const { drawn, gone } = newBordersOf(preview, level)
  for (const line of gone) {
    pencil.line(line)
    ink(pencil, palette.control, 1.6, [4, 3])
  }
  for (const line of drawn) {
    pencil.line(line)
    ink(pencil, palette.halo, 5)
    ink(pencil, palette.attentionMap, 2.6)
  }
}

function drawSketch(pencil: Pencil, palette: Palette, { tool, line, pointer, isProposed }: EditorNow): void {
  if (line.length === 0) return
  const points = lineInHand(tool !== 'lasso' && !isProposed ? (pointer ?? undefined) : undefined)
  pencil.line(tool === 'lasso' && line.length > 2 ? [...points, points[0]] : points)
  if (tool === 'lasso') tint(pencil, palette.primary, 0.12)
  ink(pencil, palette.halo, 4.5)
  ink(pencil, palette.attentionMap, 2.2, tool === 'measure' ? [6, 4] : [])
  if (tool === 'lasso' && line.length > 24) return
  for (const [lon, lat] of line) dot(pencil, pencil.projection.toX(lon), pencil.projection.toY(lat), 3.5, palette)
}

function dot({ context }: Pencil, x: number, y: number, radius: number, palette: Palette): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fillStyle = palette.surface
  context.fill()
  context.strokeStyle = palette.attentionMap
  context.lineWidth = 2
  context.stroke()
}

function drawPointer(pencil: Pencil, palette: Palette, { tool, pointer, brushPixels }: EditorNow): void {
  if (!pointer) return
  const { context, projection } = pencil
  const { x, y, snap, isKeyboard } = pointer
  if (tool === 'brush') {
    context.beginPath()
    context.arc(x, y, brushPixels, 0, 2 * Math.PI)
    tint(pencil, palette.attentionMap, 0.1)
    ink(pencil, palette.halo, 3.5)
    ink(pencil, palette.attentionMap, 1.6)
  }
  if (isKeyboard) {
    context.beginPath()
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ]) {
      context.moveTo(x + 5 * dx, y + 5 * dy)
      context.lineTo(x + 18 * dx, y + 18 * dy)
    }
    ink(pencil, palette.halo, 5)
    ink(pencil, palette.text, 2)
  }
  if (!snap || toolLine(tool).key === 'brush') return
  const [sx, sy] = [projection.toX(snap.at[0]), projection.toY(snap.at[1])]
  context.beginPath()
  // A square on a vertex, a ring on a border, a diamond on a street or river, with a dot in it where that crosses a border.
  if (snap.on === 'vertex') context.rect(sx - 6, sy - 6, 12, 12)
  else if (snap.on === 'border') context.arc(sx, sy, 6.5, 0, 2 * Math.PI)
  else {
    if (snap.on === 'crossing') context.arc(sx, sy, 2, 0, 2 * Math.PI)
    context.moveTo(sx, sy - 8)
    context.lineTo(sx + 8, sy)
    context.lineTo(sx, sy + 8)
    context.lineTo(sx - 8, sy)
    context.closePath()
  }
  ink(pencil, palette.halo, 4.5)
  ink(pencil, palette.primary, 2.4)
}
