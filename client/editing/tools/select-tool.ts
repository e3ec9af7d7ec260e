import { stateNow } from '../../state/plans/plan-desk.ts'
import { editor, type MapPointer } from '../editor.ts'
import { divisionAt } from '../units/unit-at.ts'
import type { Tool } from './tool.ts'

/** The division of the edited level under the pointer. */
export function divisionUnder({ at }: MapPointer): string | null {
  const state = stateNow()
  const { level } = editor.get()
  return state && level ? (divisionAt(state, level, at)?.id ?? null) : null
}

/** Notes the division under the pointer. */
export function hover(pointer: MapPointer): void {
  editor.set({ hoveredId: divisionUnder(pointer) })
}

/** Chooses the division under the pointer; `adds` keeps the others, and lets go of one that was chosen. */
export function choose(pointer: MapPointer, adds: boolean): void {
  const id = divisionUnder(pointer)
  const { selected } = editor.get()
  if (id === null) {
    if (!adds) editor.set({ selected: [], refusal: null })
    return
  }
  const others = selected.filter((each) => each !== id)
  const next = !adds ? [id] : selected.includes(id) ? others : [...selected, id]
  editor.set({ selected: next, refusal: null })
}

export const selectTool: Tool = {
  snaps: null,
  move: hover,
  click: choose,
  cancel() {
    if (editor.get().selected.length === 0) return false
    editor.set({ selected: [] })
    return true
  },
}
