import { applyChange, invertChange } from '#planning/plans/apply-change'
import { applyOperations } from '#planning/plans/apply-operation'
import type { IdMaker, PlanChange, PlanOperation, PlanRefusal, PlanState } from '#planning/plans/plan-types'
import { touchedDivisions } from '#planning/plans/touched-divisions'
import type { Stroke } from './stroke.ts'

/** A step of the plan that is known with what it did, or only that there is one. */
export type KnownStep = readonly PlanChange[] | null

/** A stroke as it was drawn here: what it changed, and the state after it. */
export interface DrawnStroke {
  stroke: Stroke
  /** null: an undo or redo of a step that is not known here; only the service can do it. */
  changes: readonly PlanChange[] | null
  after: Sheet
}

/** A state and the steps that led to it and that were taken back, newest last. */
export interface Sheet {
  state: PlanState
  past: readonly KnownStep[]
  undone: readonly KnownStep[]
}

/** What lies on a planner's desk: the plan as the service has it, and strokes that it does not know yet on top. Never changed, every stroke makes another. */
export interface Desk {
  version: number
  base: Sheet
  strokes: readonly DrawnStroke[]
}

/** What is on top: the plan as the planner sees it. */
export const topOf = ({ base, strokes }: Desk): Sheet => strokes.at(-1)?.after ?? base

/** The number of steps and undone steps is the service's; what they did may be unknown. */
export function layDesk(version: number, state: PlanState, past: readonly KnownStep[], undone: readonly KnownStep[]): Desk {
  return { version, base: { state, past, undone }, strokes: [] }
}

export type DeskResult = { ok: true; desk: Desk } | (PlanRefusal & { index: number })

/** Draws operations on top of the desk, or says why not and where. */
export function draw(desk: Desk, id: string, operations: readonly PlanOperation[], comment: string, newId: IdMaker): DeskResult {
  const top = topOf(desk)
  const done = applyOperations(top.state, operations, newId)
  if (!done.ok) return done
  const stroke: Stroke = { id, kind: 'change', operations: done.operations, comment, baseVersion: null, isSent: false }
  const after = { state: done.state, past: [...top.past, done.changes], undone: [] }
  return { ok: true, desk: push(desk, { stroke, changes: done.changes, after }) }
}

/** Takes the last step back, or brings one back, on top of the desk; null where there is none. */
export function stepBack(desk: Desk, id: string, kind: 'undo' | 'redo'): Desk | null {
  const stepped = steppedSheet(topOf(desk), kind)
  return (
    stepped && push(desk, { stroke: { id, kind, operations: [], comment: '', baseVersion: null, isSent: false }, ...stepped })
  )
}

function steppedSheet(sheet: Sheet, kind: 'undo' | 'redo'): { changes: readonly PlanChange[] | null; after: Sheet } | null {
  const from = kind === 'undo' ? sheet.past : sheet.undone
  if (from.length === 0) return null
  const step = from[from.length - 1]
  const changes = step === null ? null : kind === 'undo' ? step.toReversed().map(invertChange) : step
  const rest = from.slice(0, -1)
  const state = (changes ?? []).reduce(applyChange, sheet.state)
  return {
    changes,
    after:
      kind === 'undo'
        ? { state, past: rest, undone: [...sheet.undone, step] }
        : { state, past: [...sheet.past, step], undone: rest },
  }
}

const push = (desk: Desk, drawn: DrawnStroke): Desk => ({ ...desk, strokes: [...desk.strokes, drawn] })

/** A step of the plan that the service did, as it tells it. */
export interface DoneStep {
  kind: Stroke['kind']
  /** Whether it was drawn on this desk. */
  isOwn: boolean
  version: number
  changes: readonly PlanChange[]
}

/** The service took the first stroke as the next version: what it did there is what was drawn here. */
export function acknowledge(desk: Desk, version: number, changes: readonly PlanChange[], newId: IdMaker): DeskOnTop {
  const [first, ...rest] = desk.strokes
  if (first.changes !== null && JSON.stringify(first.changes) === JSON.stringify(changes))
    return { desk: { version, base: first.after, strokes: rest }, lost: [] }
  const base = sheetAfter(desk.base, { kind: first.stroke.kind, isOwn: true, version, changes })
  return drawAgain(
    { version, base, strokes: [] },
    rest.map(({ stroke }) => stroke),
    newId,
  )
}

export interface DeskOnTop {
  desk: Desk
  /** Strokes that cannot be drawn on what others made of the plan, with the reason. */
  lost: { stroke: Stroke; refusal: PlanRefusal | null }[]
}

/**
 * Puts others' steps under the strokes that wait here, which are drawn again on top of them; `without` leaves strokes out by id. A stroke that touches
 * what somebody else touched keeps the version that it was drawn on, so that the service tells of the conflict.
 */
export function takeSteps(
  desk: Desk,
  steps: readonly DoneStep[],
  newId: IdMaker,
  without: ReadonlySet<string> = new Set(),
): DeskOnTop {
  const newer = steps.filter(({ version }) => version > desk.version)
  if (newer.length === 0 && without.size === 0) return { desk, lost: [] }
  const met = strokesThatMeet(desk, newer)
  const strokes = desk.strokes
    .map(({ stroke }) => stroke)
    .filter(({ id }) => !without.has(id))
    .map((stroke) => (met.has(stroke.id) && stroke.baseVersion === null ? { ...stroke, baseVersion: desk.version } : stroke))
  const base = newer.reduce(sheetAfter, desk.base)
  return drawAgain({ version: newer.at(-1)?.version ?? desk.version, base, strokes: [] }, strokes, newId)
}

/** Ids of the strokes that touch a division or unit that others' steps touched. */
function strokesThatMeet({ base, strokes }: Desk, steps: readonly DoneStep[]): Set<string> {
  const theirs = new Set<string>()
  let state = base.state
  for (const { changes, isOwn } of steps) state = noteTouched(state, changes, isOwn ? null : theirs)
  const met = new Set<string>()
  state = base.state
  for (const { stroke, changes, after } of strokes) {
    const mine = new Set<string>()
    if (theirs.size > 0) noteTouched(state, changes ?? [], mine)
    if ([...mine].some((id) => theirs.has(id))) met.add(stroke.id)
    state = after.state
  }
  return met
}

function noteTouched(state: PlanState, changes: readonly PlanChange[], touched: Set<string> | null): PlanState {
  return changes.reduce((before, change) => {
    const after = applyChange(before, change)
    for (const id of touched ? touchedDivisions(before, after, change) : []) touched!.add(id)
    return after
  }, state)
}

/** The strokes drawn anew, in order, on a desk without any. */
export function drawAgain(empty: Desk, strokes: readonly Stroke[], newId: IdMaker): DeskOnTop {
  let desk = empty
  const lost: DeskOnTop['lost'] = []
  for (const stroke of strokes) {
    if (stroke.kind !== 'change') {
      const stepped = stepBack(desk, stroke.id, stroke.kind)
      if (stepped) desk = withSent(stepped, stroke)
      else lost.push({ stroke, refusal: null })
      continue
    }
    const drawn = draw(desk, stroke.id, stroke.operations, stroke.comment, newId)
    if (drawn.ok) desk = withSent(drawn.desk, stroke)
    else lost.push({ stroke, refusal: drawn })
  }
  return { desk, lost }
}

/** Keeps of the last stroke whether it was sent, and on what it was drawn. */
function withSent(desk: Desk, { isSent, baseVersion }: Stroke): Desk {
  const last = desk.strokes[desk.strokes.length - 1]
  return { ...desk, strokes: [...desk.strokes.slice(0, -1), { ...last, stroke: { ...last.stroke, isSent, baseVersion } }] }
}

function sheetAfter(sheet: Sheet, { kind, changes }: DoneStep): Sheet {
  const state = changes.reduce(applyChange, sheet.state)
  const { past, undone } = sheet
  if (kind === 'undo') return { state, past: past.slice(0, -1), undone: [...undone, past.at(-1) ?? null] }
  if (kind === 'redo') return { state, past: [...past, changes], undone: undone.slice(0, -1) }
  return { state, past: [...past, changes], undone: [] }
}
