import type { Stroke } from './stroke.ts'

/** Strokes of a tab that the service does not know yet, as they are kept over a reload or a crash. */
export interface Kept {
  strokes: Stroke[]
  /** The plan's version that the first of them was drawn on. */
  baseVersion: number
  /** When the tab last said that it lives, milliseconds. */
  beatAt: number
}

/** The part of the browser's storage that is needed; tests bring their own. */
export type StrokeStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** A tab that said nothing for so long is gone: what it left is taken over by the next that opens the plan. */
const silenceMilliseconds = 15_000
export const beatMilliseconds = 5_000

const prefix = (planId: string): string => `fangyuan.strokes.${planId}.`

/** Keeps a tab's strokes of a plan, at once: written before the stroke is sent. False where the browser refuses to keep. */
export function keepStrokes(store: StrokeStore, planId: string, tab: string, kept: Kept): boolean {
  try {
    const key = prefix(planId) + tab
    if (kept.strokes.length === 0) store.removeItem(key)
    else store.setItem(key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/** Takes the strokes of a plan that this tab left before, and those of tabs that are gone, which are no longer theirs then. The first of each knows on which version it was drawn. */
export function takeKeptStrokes(store: StrokeStore, planId: string, tab: string, now: number): Stroke[] {
  const own: Stroke[] = []
  const left: Stroke[] = []
  for (const key of keysOf(store, prefix(planId))) {
    const kept = read(store, key)
    if (kept === null) continue
    const strokes = kept.strokes.map((stroke, index) => (index === 0 ? { ...stroke, baseVersion: kept.baseVersion } : stroke))
    if (key === prefix(planId) + tab) own.push(...strokes)
    else if (now - kept.beatAt > silenceMilliseconds) {
      left.push(...strokes)
      store.removeItem(key)
    }
  }
  return [...left, ...own]
}

function keysOf(store: StrokeStore, start: string): string[] {
  try {
    return Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) => key.startsWith(start))
  } catch {
    return []
  }
}

function read(store: StrokeStore, key: string): Kept | null {
  try {
    const kept = JSON.parse(store.getItem(key) ?? 'null') as Kept | null
    return kept && Array.isArray(kept.strokes) ? kept : null
  } catch {
    return null
  }
}
