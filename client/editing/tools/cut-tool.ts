import type { PlanOperation, PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel, LonLat } from '#planning/types'
import { stateNow } from '../../state/plans/plan-desk.ts'
import { propose } from '../commit.ts'
import { dropDrawing, editor, refuse } from '../editor.ts'
import { divisionAt } from '../units/unit-at.ts'
import { lineInHand, placePoint, takePointBack } from './line-in-hand.ts'
import { hover } from './select-tool.ts'
import type { Tool } from './tool.ts'
import { tryOperations } from './try-operations.ts'

/** The division that a line runs through: the chosen one, or else the one that holds most of its middles. */
export function divisionAlong(
  state: PlanState,
  level: DivisionLevel,
  line: readonly LonLat[],
  chosen: string | undefined,
): string | null {
  const counts = new Map<string, number>()
  for (let i = 1; i < line.length; i++)
    for (const share of [0.25, 0.5, 0.75]) {
      const [a, b] = [line[i - 1], line[i]]
      const id = divisionAt(state, level, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])])?.id
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  if (chosen !== undefined && counts.has(chosen)) return chosen
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

function operationOf(line: readonly LonLat[]): PlanOperation | null {
  const state = stateNow()
  const { level, selected } = editor.get()
  if (!state || !level || line.length < 2) return null
  const divisionId = divisionAlong(state, level, line, selected[0])
  return divisionId === null ? null : { op: 'split', divisionId, line: [...line] }
}

/** Shows what a line would do; until it reaches the other side it cannot cut: that is no mistake yet. */
function tryCut(line: readonly LonLat[]): void {
  const operation = operationOf(line)
  const tried = operation && tryOperations([operation])
  editor.set({ preview: tried?.ok ? tried.preview : null, refusal: null })
}

/** Cuts a division in two along a line; it is shown who would live where before it is done. */
export const cutTool: Tool = {
  snaps: 'all',
  followsStreets: true,
  move(pointer) {
    const { line, isProposed } = editor.get()
    if (isProposed) return
    if (line.length === 0) return hover(pointer)
    tryCut(lineInHand(pointer))
  },
  click(pointer) {
    if (editor.get().isProposed) return
    placePoint(pointer)
    // A finger has not moved there before.
    tryCut(lineInHand())
  },
  finish() {
    const { line, isProposed } = editor.get()
    if (isProposed || line.length < 2) return
    const operation = operationOf(lineInHand())
    if (operation) propose([operation])
    else refuse('nothing_here', [line[0]])
  },
  canFinish: () => editor.get().line.length > 1,
  back: takePointBack,
  cancel() {
    const { line, selected, preview, refusal } = editor.get()
    if (line.length === 0 && !preview && !refusal) {
      if (selected.length === 0) return false
      editor.set({ selected: [] })
      return true
    }
    dropDrawing()
    return true
  },
}
