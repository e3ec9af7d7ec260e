import { countsOf } from '#planning/plans/plan-state'
import { keepLocks } from '../../state/plans/kept-locks.ts'
import { stateNow } from '../../state/plans/plan-desk.ts'
import { commit, propose } from '../commit.ts'
import { dropDrawing, editor, refuse } from '../editor.ts'
import { unitAt } from '../units/unit-at.ts'
import { choose, divisionUnder, hover } from './select-tool.ts'
import type { Tool } from './tool.ts'
import { showTrial } from './try-operations.ts'

/** Proposes to put the chosen divisions together; the one with most people lives on. */
export function proposeMerge(): void {
  const state = stateNow()
  const { selected } = editor.get()
  if (!state) return
  if (selected.length < 2) {
    refuse('choose_two')
    return
  }
  const [keep] = [...selected].sort((a, b) => countsOf(state, b).population - countsOf(state, a).population || (a < b ? -1 : 1))
  propose([{ op: 'merge', divisionIds: [...selected], keep }])
}

/** Every click adds a division or lets it go; Enter proposes to put them together. */
export const mergeTool: Tool = {
  snaps: null,
  move: hover,
  click(pointer) {
    dropDrawing()
    choose(pointer, true)
  },
  finish: proposeMerge,
  canFinish: () => editor.get().selected.length > 1,
  cancel: letGo,
}

/** Gives the chosen units to a division. */
export function assignTo(divisionId: string): void {
  const { units } = editor.get()
  if (units.length === 0) {
    refuse('choose_units')
    return
  }
  if (showTrial([{ op: 'reassign', unitIds: [...units], to: divisionId }])) commit(editor.get().preview!)
}

/** Whether the next click names the division that the chosen units go to. */
export const assigning = { isReady: false }

/** Clicks choose smaller units; after Enter, a click names the division that they go to. */
export const assignTool: Tool = {
  snaps: null,
  move: hover,
  click(pointer) {
    const state = stateNow()
    const { level, units } = editor.get()
    if (!state || !level) return
    if (assigning.isReady) {
      const target = divisionUnder(pointer)
      assigning.isReady = false
      if (target) assignTo(target)
      return
    }
    const unit = unitAt(state, level, pointer.at)
    if (!unit) {
      refuse('nothing_here', [pointer.at])
      return
    }
    const rest = units.filter((id) => id !== unit.id)
    editor.set({ units: rest.length < units.length ? rest : [...units, unit.id], refusal: null })
  },
  finish() {
    const { units } = editor.get()
    if (units.length === 0) {
      refuse('choose_units')
      return
    }
    assigning.isReady = true
    // The words for what to do next follow from it.
    editor.set({ units: [...units] })
  },
  canFinish: () => editor.get().units.length > 0 && !assigning.isReady,
  cancel() {
    assigning.isReady = false
    if (editor.get().units.length === 0) return letGo()
    editor.set({ units: [], preview: null, refusal: null })
    return true
  },
}

/** Locks a division against changes, or unlocks it. */
export function toggleLock(id: string): void {
  const locked = new Set(editor.get().locked)
  if (!locked.delete(id)) locked.add(id)
  editor.set({ locked, refusal: null })
  keepLocks(locked)
}

export const lockTool: Tool = {
  snaps: null,
  move: hover,
  click(pointer) {
    const id = divisionUnder(pointer)
    if (id) toggleLock(id)
  },
}

function letGo(): boolean {
  const { selected, preview, refusal } = editor.get()
  if (selected.length === 0 && !preview && !refusal) return false
  if (!preview) editor.set({ selected: [] })
  dropDrawing()
  return true
}
