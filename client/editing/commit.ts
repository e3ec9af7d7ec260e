import type { PlanOperation } from '#planning/plans/plan-types'
import { canDraw } from '../state/plans/can-draw.ts'
import { drawOnPlan, stepPlan } from '../state/plans/draw-on-plan.ts'
import { stateNow } from '../state/plans/plan-desk.ts'
import { dropDrawing, editor, type Preview, refuse, speak } from './editor.ts'
import { spokenWords } from './keys/spoken-words.ts'
import { tryOperations } from './tools/try-operations.ts'

/** Does what a preview shows; what was chosen and is no more is let go, what came of it is chosen. */
export function commit({ operations }: Preview, comment = ''): boolean {
  const done = drawOnPlan(operations, comment)
  if (!done.ok) {
    editor.set({ preview: null, isProposed: false, refusal: { reason: done.reason, at: done.at, ids: done.ids } })
    speak(spokenWords().refused(done.reason))
    return false
  }
  dropDrawing()
  keepWhatExists(operations)
  speak(spokenWords().done(operations[0].op))
  return true
}

/** Tries operations and does them at once, or shows why not. */
export function doOperations(operations: readonly PlanOperation[], comment = ''): boolean {
  const tried = tryOperations(operations)
  if (tried.ok) return commit(tried.preview, comment)
  editor.set({ preview: null, isProposed: false, refusal: tried.refusal })
  speak(spokenWords().refused(tried.refusal.reason))
  return false
}

/** Holds a preview up as a proposal that waits to be applied or dismissed. */
export function propose(operations: readonly PlanOperation[], by: 'tool' | 'repair' = 'tool'): boolean {
  const tried = tryOperations(operations)
  if (!tried.ok) {
    editor.set({ preview: null, isProposed: false, refusal: tried.refusal })
    speak(spokenWords().refused(tried.refusal.reason))
    return false
  }
  editor.set({ preview: tried.preview, isProposed: true, proposedBy: by, refusal: null })
  speak(spokenWords().proposed)
  return true
}

/** Does what was proposed. */
export function applyProposal(): void {
  const { preview, isProposed } = editor.get()
  if (preview && isProposed) commit(preview)
}

/** Takes the last step back, or brings it back. */
export function step(kind: 'undo' | 'redo'): void {
  dropDrawing()
  if (!canDraw()) {
    refuse('read_only')
    speak(spokenWords().refused('read_only'))
    return
  }
  const done = stepPlan(kind)
  keepWhatExists([])
  speak(done ? spokenWords()[kind] : spokenWords().noStep[kind])
}

/** Lets go of chosen divisions that have ended; of a split, its parts are chosen. */
function keepWhatExists(operations: readonly PlanOperation[]): void {
  const state = stateNow()
  if (!state) return
  const parts = operations.flatMap((operation) => (operation.op === 'split' ? (operation.ids ?? []) : []))
  const { selected, locked } = editor.get()
  const kept = selected.filter((id) => state.divisions.has(id))
  editor.set({
    selected: parts.length > 0 ? parts.filter((id) => state.divisions.has(id)) : kept,
    units: [],
    locked: new Set([...locked].filter((id) => state.divisions.has(id))),
  })
}
