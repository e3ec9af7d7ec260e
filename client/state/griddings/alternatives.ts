import type { Gridding } from '#contract/griddings/gridding-answer'
import { api } from '../../api.ts'
import { createStore } from '../create-store.ts'

const key = 'fangyuan.griddings'
/** So many answers about the same divisions are set side by side; more cannot be told apart. */
const most = 6
const mostKept = 40

interface KeptGridding {
  id: string
  about: string
}

/** Answers about the divisions at hand, newest first. */
export const alternatives = createStore<{ about: string; griddings: Gridding[] }>({ about: '', griddings: [] })

/** Answers with the same text divide the same divisions. */
const aboutOf = ({ divisions }: Gridding): string =>
  divisions
    .map(({ divisionId }) => divisionId)
    .sort()
    .join(' ')

function kept(): KeptGridding[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    if (!Array.isArray(list)) return []
    return list.filter((each): each is KeptGridding => typeof each?.id === 'string' && typeof each?.about === 'string')
  } catch {
    return []
  }
}

function keep(list: readonly KeptGridding[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(list.slice(0, mostKept)))
  } catch {
    // Kept for this page only.
  }
}

const newestFirst = (a: Gridding, b: Gridding): number => (a.computedAt < b.computedAt ? 1 : -1)

/** Puts an answer beside the others about the same divisions, in this browser also for the next time. */
export function keepAlternative(gridding: Gridding): void {
  const about = aboutOf(gridding)
  const now = alternatives.get()
  const others = now.about === about ? now.griddings.filter(({ id }) => id !== gridding.id) : []
  alternatives.set({ about, griddings: [gridding, ...others].sort(newestFirst).slice(0, most) })
  keep([{ id: gridding.id, about }, ...kept().filter(({ id }) => id !== gridding.id)])
}

/** Takes an answer away from the others. */
export function dropAlternative(id: string): void {
  alternatives.set({ griddings: alternatives.get().griddings.filter((each) => each.id !== id) })
  keep(kept().filter((each) => each.id !== id))
}

/** Fetches what this browser asked before about the same divisions; what the service no longer has is forgotten. */
export async function loadAlternatives(gridding: Gridding): Promise<void> {
  const about = aboutOf(gridding)
  const known = new Set(alternatives.get().griddings.map(({ id }) => id))
  const missing = kept().filter((each) => each.about === about && each.id !== gridding.id && !known.has(each.id))
  for (const { id } of missing.slice(0, most - 1)) {
    const found = await api.gridding(id).catch(() => null)
    if (alternatives.get().about !== about) return
    if (!found || found.grids.length === 0) {
      keep(kept().filter((each) => each.id !== id))
      continue
    }
    alternatives.set({ griddings: [...alternatives.get().griddings, found].sort(newestFirst).slice(0, most) })
  }
}
