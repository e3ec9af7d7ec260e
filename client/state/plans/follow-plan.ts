import { api } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { connection } from '../service/connection.ts'
import { session } from '../service/session.ts'
import { planDesk } from './plan-desk.ts'
import { isBusySending, takeOthers } from './send-strokes.ts'

/** A stream that broke off is tried again, and the plan asked about by itself, so often. */
const askMilliseconds = 8_000

/** What the stream of a plan says: its version after somebody's step, and who has it open. */
interface PlanEvent {
  version?: number
  editors?: string[]
}

/** Keeps the desk in step with what others do to the plan; answers what ends that. */
export function followPlan(planId: string): () => void {
  let events: EventSource | null = null
  let ended = false
  const listen = (): void => {
    if (ended) return
    events?.close()
    events = api.planEvents(planId)
    const take = ({ data }: MessageEvent<string>): void => hear(planId, JSON.parse(data) as PlanEvent)
    events.onmessage = take
    for (const kind of ['step', 'editors', 'plan']) events.addEventListener(kind, take as EventListener)
  }
  const ask = async (): Promise<void> => {
    if (events?.readyState === EventSource.OPEN || connection.get().lost) return
    if (events?.readyState === EventSource.CLOSED) listen()
    const plan = await api.plan(planId).catch(() => null)
    if (plan && !ended) hear(planId, plan)
  }
  listen()
  const timer = setInterval(() => void ask(), askMilliseconds)
  const stopReturns = onChange(connection, ['returns'], listen)
  return () => {
    ended = true
    clearInterval(timer)
    stopReturns()
    events?.close()
  }
}

function hear(planId: string, { version, editors }: PlanEvent): void {
  const { plan, desk } = planDesk.get()
  if (plan?.id !== planId || !desk) return
  if (editors) planDesk.set({ others: editors.filter((name) => name !== session.get().name) })
  if (version !== undefined && version > desk.version && !isBusySending()) void takeOthers(planId).catch(() => undefined)
}
