import { api } from '../../api.ts'
import { catalogue } from '../catalogue.ts'
import { createStore, onChange } from '../create-store.ts'

/** A stretch of days in which the map of divisions stays the same. */
export interface Period {
  /** First day; null: from the beginning. */
  from: string | null
  /** The day after the last; null: for good. */
  to: string | null
  tense: 'past' | 'now' | 'future'
}

/** The stretches of days between changes of the map, oldest first; one of them holds today. */
export const periods = createStore<{ list: Period[] }>({ list: [{ from: null, to: null, tense: 'now' }] })

/** Today, as a day of the person's calendar. */
export function today(): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** Stretches between days of change; before the first of them there is no map, unless that is all there is. */
export function periodsBetween(dates: readonly string[], now: string): Period[] {
  const days = [...new Set(dates)].sort()
  if (days.length === 0) return [{ from: null, to: null, tense: 'now' }]
  const list = days.map((from, index): Period => {
    const to = days[index + 1] ?? null
    return { from, to, tense: now < from ? 'future' : to !== null && now >= to ? 'past' : 'now' }
  })
  return now < days[0] ? [{ from: null, to: days[0], tense: 'now' }, ...list] : list
}

/** The stretch that holds a day; null means today. */
export function periodIndex(list: readonly Period[], at: string | null): number {
  if (at === null) return list.findIndex((period) => period.tense === 'now')
  const index = list.findLastIndex((period) => period.from === null || period.from <= at)
  return Math.max(0, index)
}

/** The day that stands for a stretch: null (today) for the present one, else its first day. */
export const dayOfPeriod = ({ from, tense }: Period): string | null => (tense === 'now' ? null : from)

async function load(): Promise<void> {
  const answer = await api.divisionDates().catch(() => null)
  if (answer)
    periods.set({
      list: periodsBetween(
        answer.dates.map(({ date }) => date),
        today(),
      ),
    })
}

/** Loads the days of change, now and after every import. */
export function loadPeriods(): void {
  void load()
  let { loads } = catalogue.get()
  onChange(catalogue, ['loads'], () => {
    if (loads > 0) void load()
    loads = catalogue.get().loads
  })
}
