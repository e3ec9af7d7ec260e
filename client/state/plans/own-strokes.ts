import { beatMilliseconds, keepStrokes, type StrokeStore, takeKeptStrokes } from './kept-strokes.ts'
import { planDesk } from './plan-desk.ts'
import type { Stroke } from './stroke.ts'

const tabKey = 'fangyuan.tab'

/** This tab's own name, the same after a reload. */
function tabName(): string {
  try {
    const kept = sessionStorage.getItem(tabKey)
    if (kept) return kept
    const made = crypto.randomUUID()
    sessionStorage.setItem(tabKey, made)
    return made
  } catch {
    return 'only'
  }
}

function storeOfStrokes(): StrokeStore | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

/** Keeps the desk's strokes as they are now. */
export function saveStrokes(): void {
  const { plan, desk } = planDesk.get()
  const store = storeOfStrokes()
  if (!plan || !desk) return
  const strokes = desk.strokes.map(({ stroke }) => stroke)
  const kept = { strokes, baseVersion: strokes[0]?.baseVersion ?? desk.version, beatAt: Date.now() }
  planDesk.set({ isKept: store !== null && keepStrokes(store, plan.id, tabName(), kept) })
}

/** Strokes on a plan that were not sent when this tab, or one that is gone, was left. */
export function leftStrokes(planId: string): Stroke[] {
  const store = storeOfStrokes()
  return store === null ? [] : takeKeptStrokes(store, planId, tabName(), Date.now())
}

/** Says again and again that this tab lives while strokes wait; answers what ends that. */
export function keepBeating(): () => void {
  const timer = setInterval(() => {
    if ((planDesk.get().desk?.strokes.length ?? 0) > 0) saveStrokes()
  }, beatMilliseconds)
  return () => clearInterval(timer)
}
