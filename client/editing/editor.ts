import type { PlanChange, PlanOperation, PlanReason, PlanState } from '#planning/plans/plan-types'
import type { DivisionLevel, LonLat } from '#planning/types'
import { createStore } from '../state/create-store.ts'
import type { StreetWay } from './snap/trace-street.ts'
import type { ToolKey } from './tools/tool-table.ts'

/** Why something cannot be done, and where: the plan's own reasons, and those that only the page knows. */
export interface EditorRefusal {
  reason: PlanReason | 'locked' | 'read_only' | 'no_target' | 'nothing_here' | 'no_border' | 'choose_two' | 'choose_units'
  at: readonly LonLat[]
  ids: readonly string[]
}

/** What operations would do, tried on the plan as it is; nothing is changed yet. */
export interface Preview {
  before: PlanState
  state: PlanState
  changes: readonly PlanChange[]
  /** With everything chosen: done for real they do exactly this. */
  operations: readonly PlanOperation[]
  /** Divisions of the edited level whose ground changes, the one that gains first. */
  touched: readonly string[]
}

/** Where the pointer's point would be placed, and on what. */
export interface Snap {
  at: LonLat
  on: 'vertex' | 'border' | 'street' | 'river' | 'crossing'
  /** The street's or river's name, where it has one. */
  name: string | null
}

export interface MapPointer {
  x: number
  y: number
  at: LonLat
  snap: Snap | null
  /** The way from the last point of the line along the street that both lie on; null: straight. */
  way: StreetWay | null
  isKeyboard: boolean
}

interface EditorState {
  tool: ToolKey
  /** Level of the divisions whose borders are edited; null until the plan is there. */
  level: DivisionLevel | null
  /** Chosen divisions of the level; the first is what brush and lasso give ground to. */
  selected: readonly string[]
  /** Chosen smaller units, to be assigned. */
  units: readonly string[]
  hoveredId: string | null
  locked: ReadonlySet<string>
  brushPixels: number
  /** Points of the line, lasso or measure that is being drawn. */
  line: readonly LonLat[]
  /** Bends of the street that the line follows after each of its points; none: straight on. */
  bends: readonly (readonly LonLat[])[]
  /** A vertex of a border that is held: dragged, nudged by keys or to be deleted. */
  vertex: LonLat | null
  pointer: MapPointer | null
  preview: Preview | null
  /** Whether the preview is a finished proposal that waits to be applied or dismissed. */
  isProposed: boolean
  /** What a proposal comes from, for its words. */
  proposedBy: 'tool' | 'repair'
  refusal: EditorRefusal | null
  /** What was done or lies under the cross-hair, for screen readers. */
  spoken: string
}

const nothingDrawn = {
  hoveredId: null,
  line: [],
  bends: [],
  vertex: null,
  preview: null,
  isProposed: false,
  proposedBy: 'tool',
  refusal: null,
} as const satisfies Partial<EditorState>

/** What the planner has in hand on the open plan. */
export const editor = createStore<EditorState>({
  tool: 'select',
  level: null,
  selected: [],
  units: [],
  locked: new Set(),
  brushPixels: 24,
  pointer: null,
  spoken: '',
  ...nothingDrawn,
})

/** Gives up what is being drawn; what is chosen stays. */
export function dropDrawing(): void {
  editor.set(nothingDrawn)
}

/** Says why what the planner wants cannot be done. */
export function refuse(reason: EditorRefusal['reason'], at: readonly LonLat[] = [], ids: readonly string[] = []): void {
  editor.set({ preview: null, refusal: { reason, at, ids } })
}

/** Everything as at the start, for another plan. */
export function resetEditor(): void {
  editor.set({ ...nothingDrawn, tool: 'select', level: null, selected: [], units: [], locked: new Set(), pointer: null })
}

/** Says something to screen readers; the same again is said again. */
export function speak(words: string): void {
  editor.set(({ spoken }) => ({ spoken: spoken === words ? `${words}\u200b` : words }))
}
