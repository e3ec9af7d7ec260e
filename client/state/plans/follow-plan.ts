import type { PlanEventMessage } from '#contract/plans/plan-history'
import { api } from '../../api.ts'
import { onChange } from '../create-store.ts'
import { connection } from '../service/connection.ts'
import { ownName } from '../service/session.ts'
import { planDesk } from './plan-desk.ts'
import { planNews } from './plan-news.ts'
import { isBusySending, takeOthers } from './send-strokes.ts'

/** A stream that broke off is tried again, and the plan asked about by itself, so often. */
const askMilliseconds = 8_000

/** Names that the stream may give its events. */
const eventKinds = ['change', 'undo', 'redo', 'rebase', 'create', 'edit', 'comment', 'publish', 'withdraw', 'plan']

/** Who did something so long ago is no longer said to be editing. */
const presentMilliseconds = 10 * 60_000

/** Keeps the desk in step with what others do to the plan; answers what ends that. */
export function followPlan(planId: string): () => void {
  let events: EventSource | null = null
  let ended = false
  const listen = (): void => {
    if (ended) return
    events?.close()
    events = api.planEvents(planId)
    const take = ({ data }: MessageEvent<string>): void => hear(planId, JSON.parse(data) as PlanEventMessage)
    events.onmessage = take
    for (const kind of eventKinds) events.addEventListener(kind, take as EventListener)
  }
  const ask = async (): Promise<void> => {
    if (events?.readyState === EventSource.OPEN || connection.get().lost) return
    if (events?.readyState === EventSource.CLOSED) listen()
    const plan = await api.plan(planId).catch(() => null)
    if (plan && !ended) hear(planId, { version: plan.version })
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

const seen = new Map<string, number>()

function hear(planId: string, { version, by, kind }: Partial<PlanEventMessage>): void {
  const { plan, desk } = planDesk.get()
  if (plan?.id !== planId || !desk) return
  if (by !== undefined && by !== ownName()) noteOther(by)
  if (kind === 'comment') planNews.set(({ comments }) => ({ comments: comments + 1 }))
  if (kind === 'publish' || kind === 'withdraw' || kind === 'edit') void readPlan(planId)
  // Strokes that wait were drawn without what others did: the service says on their way whether the two meet.
  const isFree = desk.strokes.length === 0 && !isBusySending()
  if (version !== undefined && version > desk.version && isFree) void takeOthers(planId).catch(() => undefined)
}

function noteOther(name: string): void {
  const now = Date.now()
  seen.set(name, now)
  planDesk.set({ others: [...seen].filter(([, at]) => now - at < presentMilliseconds).map(([each]) => each) })
}

async function readPlan(planId: string): Promise<void> {
  const plan = await api.plan(planId).catch(() => null)
  if (plan && planDesk.get().plan?.id === planId) planDesk.set({ plan })
}
