import { fromPlanOperation } from '#contract/plan-operations'
import type { PlanStepAnswer } from '#contract/plans'
import type { PlanMove } from '#contract/plans/plan-history'
import type { Problem } from '#contract/problems'
import type { PlanReason } from '#planning/plans/plan-types'
import { api, problemOf } from '../../api.ts'
import { connection } from '../service/connection.ts'
import { ownName } from '../service/session.ts'
import { neverArrived } from '../service/when-reachable.ts'
import { acknowledge, type Desk, type DeskOnTop, type DoneStep, drawAgain, takeSteps } from './desk.ts'
import { saveStrokes } from './own-strokes.ts'
import { type LostStroke, planDesk } from './plan-desk.ts'
import type { Stroke } from './stroke.ts'

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
const retryMilliseconds = 1500

export const newId = (): string => crypto.randomUUID()

let isSending = false

/** Sends what waits on the desk, in order, one at a time, until all is known to the service or something stops it. */
export async function sendStrokes(): Promise<void> {
  if (isSending) return
  isSending = true
  try {
    for (let next = waiting(); next !== null; next = waiting()) {
      planDesk.set({ saving: connection.get().lost ? 'waiting' : 'sending' })
      await sendFirst(next.planId, next.desk)
    }
  } finally {
    isSending = false
  }
}

/** Whether an answer of the service is awaited, which will tell of others' steps too. */
export const isBusySending = (): boolean => isSending

function waiting(): { planId: string; desk: Desk } | null {
  const { desk, plan, saving } = planDesk.get()
  if (!desk || !plan || saving === 'conflict' || saving === 'refused') return null
  if (desk.strokes.length > 0) return { planId: plan.id, desk }
  planDesk.set({ saving: 'saved' })
  return null
}

async function sendFirst(planId: string, desk: Desk): Promise<void> {
  const { stroke } = desk.strokes[0]
  try {
    if (stroke.isSent && (await hasArrived(planId, desk, stroke))) return
    markSent(stroke.id)
    const answer = await post(planId, stroke.baseVersion ?? desk.version, stroke)
    if (planDesk.get().plan?.id === planId) await take(planId, answer, stroke)
  } catch (error) {
    if (planDesk.get().plan?.id !== planId) return
    if (neverArrived(error)) {
      planDesk.set({ saving: 'waiting' })
      await pause(retryMilliseconds)
    } else await takeRefusal(planId, stroke, problemOf(error))
  }
}

function post(planId: string, version: number, { kind, operations, comment }: Stroke): Promise<PlanStepAnswer> {
  if (kind !== 'change') return api.stepPlan(planId, kind, version)
  return api.changePlan(planId, version, operations.map(fromPlanOperation), comment)
}

function markSent(id: string): void {
  const { desk } = planDesk.get()
  if (!desk) return
  const strokes = desk.strokes.map((each) =>
    each.stroke.id === id ? { ...each, stroke: { ...each.stroke, isSent: true } } : each,
  )
  putOnDesk({ desk: { ...desk, strokes }, lost: [] })
}

/** Lays a desk in place of the one there is, and keeps its strokes. */
export function putOnDesk({ desk, lost }: DeskOnTop): void {
  planDesk.set((now) => ({ desk, lost: [...now.lost, ...lost.map(lostStroke)] }))
  saveStrokes()
}

function lostStroke({ stroke, refusal }: DeskOnTop['lost'][number]): LostStroke {
  return { stroke, reason: refusal?.reason ?? 'no_step', at: refusal?.at ?? [], ids: refusal?.ids ?? [] }
}

async function take(planId: string, answer: PlanStepAnswer, stroke: Stroke): Promise<void> {
  const { desk } = planDesk.get()
  if (!desk) return
  if (answer.version === desk.version + 1) putOnDesk(acknowledge(desk, answer.version, answer.changes, newId))
  else await takeOthers(planId, stroke.id, answer.version)
  planDesk.set(({ plan }) => ({
    plan: plan && { ...plan, version: answer.version, steps: answer.steps, undone: answer.undone },
  }))
}

/** What the desk becomes when the map under the plan was exchanged: the plan is to be opened anew. */
let reopen: (planId: string) => void = () => {}
export function reopenBy(open: typeof reopen): void {
  reopen = open
}

/** Fetches what happened since the desk's version and puts it under the strokes that wait, without the one that is known to be among it. */
export async function takeOthers(planId: string, without: string | null = null, ownVersion: number | null = null): Promise<void> {
  const { desk } = planDesk.get()
  if (!desk) return
  const { moves } = await api.planMoves(planId, desk.version)
  takeMoves(planId, moves, without, ownVersion)
}

function takeMoves(planId: string, moves: readonly PlanMove[], without: string | null, ownVersion: number | null): void {
  const { plan, desk } = planDesk.get()
  if (plan?.id !== planId || !desk) return
  if (moves.some(({ changes }) => changes === null)) {
    reopen(planId)
    return
  }
  const steps = moves.map(
    ({ kind, version, changes }): DoneStep => ({
      kind: kind as DoneStep['kind'],
      isOwn: version === ownVersion,
      version,
      changes: changes!,
    }),
  )
  putOnDesk(takeSteps(desk, steps, newId, new Set(without === null ? [] : [without])))
}

/** Whether a stroke that was sent without an answer is among the plan's steps; it is taken from the desk then. */
async function hasArrived(planId: string, desk: Desk, stroke: Stroke): Promise<boolean> {
  const { moves } = await api.planMoves(planId, desk.version)
  const own = moves.filter(({ by, kind }) => by === ownName() && kind === stroke.kind)
  if (own.length === 0) return false
  let found = own[0]
  if (stroke.kind === 'change') {
    const { steps } = await api.planSteps(planId)
    const sent = sorted(stroke.operations.map(fromPlanOperation))
    const same = new Set(steps.filter(({ operations }) => sorted(operations) === sent).map(({ number }) => number))
    const mine = own.find(({ step }) => step !== null && same.has(step))
    if (!mine) return false
    found = mine
  }
  takeMoves(planId, moves, stroke.id, found.version)
  return true
}

/** A value as text that does not depend on the order of its keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

async function takeRefusal(planId: string, stroke: Stroke, problem: Problem): Promise<void> {
  if (problem.status === 409 && problem.conflicts) {
    planDesk.set({ saving: 'conflict', conflicts: problem.conflicts })
    return
  }
  if (problem.status !== 422 && problem.status !== 409) {
    planDesk.set({ saving: 'refused', refusal: problem })
    return
  }
  // Drawn here, refused there: the plan is not as this page has it. It is fetched anew without the stroke.
  await takeOthers(planId).catch(() => undefined)
  const { desk } = planDesk.get()
  if (!desk) return
  const rest = desk.strokes.map((each) => each.stroke).filter(({ id }) => id !== stroke.id)
  putOnDesk(drawAgain({ ...desk, strokes: [] }, rest, newId))
  planDesk.set((now) => ({
    lost: [
      ...now.lost,
      {
        stroke,
        reason: (problem.reason as PlanReason | undefined) ?? (stroke.kind === 'change' ? null : 'no_step'),
        at: problem.places ?? [],
        ids: problem.divisionIds ?? [],
      },
    ],
  }))
}
