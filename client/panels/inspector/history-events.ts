import type { DivisionHistory, DivisionLineage } from '#contract/divisions'

type Version = Pick<DivisionHistory['versions'][number], 'name' | 'code' | 'validFrom' | 'validTo'>

export interface HistoryEvent {
  date: string
  tense: 'past' | 'future'
  kind:
    | 'begin'
    | 'end'
    | 'change'
    | 'name'
    | 'from-merge'
    | 'from-split'
    | 'from-rebound'
    | 'from-rename'
    | 'into-merge'
    | 'into-split'
    | 'into-rebound'
    | 'into-rename'
  name: string
  /** The name until then, where it changed. */
  before: string | null
  /** What it came from or became, each with a day on which it can be seen. */
  relatives: { id: string; name: string; day: string }[]
}

/** The day before another, both as ISO days. */
function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** What happened to a division, oldest first: one event for each day and kind. */
export function eventsOf(versions: readonly Version[], lineage: DivisionLineage, today: string): HistoryEvent[] {
  const events: HistoryEvent[] = []
  const add = (date: string, kind: HistoryEvent['kind'], name: string, more: Partial<HistoryEvent> = {}): void => {
    const known = events.find((event) => event.date === date && event.kind === kind)
    if (known) known.relatives.push(...(more.relatives ?? []))
    else events.push({ date, kind, name, tense: date > today ? 'future' : 'past', before: null, relatives: [], ...more })
  }
  const ordered = [...versions].sort((a, b) => a.validFrom.localeCompare(b.validFrom))
  for (const { id, name, effective, change } of lineage.predecessors)
    add(effective, `from-${change}` as HistoryEvent['kind'], ordered[0]?.name ?? name, {
      relatives: [{ id, name, day: dayBefore(effective) }],
    })
  for (const { id, name, effective, change } of lineage.successors)
    add(effective, `into-${change}` as HistoryEvent['kind'], ordered.at(-1)?.name ?? name, {
      relatives: [{ id, name, day: effective }],
    })
  const explained = new Set(events.map((event) => event.date))
  ordered.forEach((version, index) => {
    const before = ordered[index - 1]
    if (explained.has(version.validFrom)) return
    if (!before) add(version.validFrom, 'begin', version.name)
    else if (before.name !== version.name) add(version.validFrom, 'name', version.name, { before: before.name })
    else add(version.validFrom, 'change', version.name)
  })
  const last = ordered.at(-1)
  if (last?.validTo && !explained.has(last.validTo)) add(last.validTo, 'end', last.name)
  return events.sort((a, b) => a.date.localeCompare(b.date))
}
