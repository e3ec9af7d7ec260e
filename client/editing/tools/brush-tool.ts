import type { PlanOperation } from '#planning/plans/plan-types'
import { stateNow } from '../../state/plans/plan-desk.ts'
import { commit } from '../commit.ts'
import { dropDrawing, editor, type MapPointer } from '../editor.ts'
import { sweptGround } from '../units/swept-ground.ts'
import { unitsOf } from '../units/unit-at.ts'
import { type Disc, discsBetween, unitsUnderDisc } from '../units/units-under-disc.ts'
import { choose, hover } from './select-tool.ts'
import type { Tool } from './tool.ts'
import { showTrial } from './try-operations.ts'

export const brushSizes = { least: 4, most: 120, step: 1.25 } as const

/** Makes the brush wider (1) or narrower (-1). */
export function resizeBrush(by: 1 | -1): void {
  editor.set(({ brushPixels }) => ({
    brushPixels: Math.round(Math.max(brushSizes.least, Math.min(brushSizes.most, brushPixels * brushSizes.step ** by))),
  }))
}

/** The stroke that is being painted: the discs it passed, and the units under them that are not the target's already. */
let stroke: { discs: Disc[]; units: Set<string>; target: string } | null = null

/** Degrees of longitude a pixel, set by whoever knows the map. */
let lonDegreesAPixel = 0
export function setBrushScale(degrees: number): void {
  lonDegreesAPixel = degrees
}

function discOf({ at }: MapPointer): Disc {
  const lonRadius = editor.get().brushPixels * lonDegreesAPixel
  return { at, lonRadius, latRadius: lonRadius * Math.cos((at[1] * Math.PI) / 180) }
}

function begin(pointer: MapPointer): void {
  const [target] = editor.get().selected
  if (target === undefined) {
    // Without a chosen division the first touch chooses one to paint with.
    choose(pointer, false)
    return
  }
  stroke = { discs: [], units: new Set(), target }
  extend(pointer)
}

function extend(pointer: MapPointer): void {
  const state = stateNow()
  const { level } = editor.get()
  if (!stroke || !state || !level) return
  const disc = discOf(pointer)
  const last = stroke.discs.at(-1)
  const before = stroke.units.size
  for (const each of last ? discsBetween(last, disc) : [disc]) {
    stroke.discs.push(each)
    for (const { id, parentId } of unitsUnderDisc(state, level, each)) if (parentId !== stroke.target) stroke.units.add(id)
  }
  const operation = operationOf(stroke, unitsOf(state, stroke.target).length > 0 || stroke.units.size > 0)
  if (!operation || (operation.op !== 'paint' && stroke.units.size === before)) return
  showTrial([operation])
  // A stroke may begin on the division's own ground.
  if (editor.get().refusal?.reason === 'no_change') editor.set({ refusal: null })
}

function operationOf({ discs, units, target }: NonNullable<typeof stroke>, hasUnits: boolean): PlanOperation | null {
  if (!hasUnits) return { op: 'paint', to: target, geometry: sweptGround(discs) }
  return units.size === 0 ? null : { op: 'reassign', unitIds: [...units], to: target }
}

function end(): void {
  stroke = null
  const { preview } = editor.get()
  if (preview) commit(preview)
}

/** Paints smaller units into the chosen division; where there are none, the ground itself. */
export const brushTool: Tool = {
  snaps: null,
  move: hover,
  down(pointer) {
    begin(pointer)
    return true
  },
  drag: extend,
  up: end,
  click(pointer, adds) {
    if (adds) return choose(pointer, false)
    if (!pointer.isKeyboard) return
    begin(pointer)
    end()
  },
  cancel() {
    if (stroke === null && !editor.get().preview) return selectedGone()
    stroke = null
    dropDrawing()
    return true
  },
}

function selectedGone(): boolean {
  if (editor.get().selected.length === 0) return false
  editor.set({ selected: [] })
  return true
}
