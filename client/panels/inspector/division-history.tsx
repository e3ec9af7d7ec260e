import { useEffect, useState } from 'react'
import type { DivisionLineage, DivisionHistory as History } from '#contract/divisions'
import { api, isAbort } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { openDivision } from '../../state/open-division.ts'
import { today } from '../../state/places/periods.ts'
import { view } from '../../state/view.ts'
import { Skeleton } from '../controls/skeleton.tsx'
import { eventsOf, type HistoryEvent } from './history-events.ts'

/** A division's life as a time line: its versions, what it came from, what it becomes; each leads to that day. */
export function DivisionHistory({ id }: { id: string }) {
  const words = useWords()
  const [known, setKnown] = useState<{ history: History; lineage: DivisionLineage } | null | 'failed'>(null)
  useEffect(() => {
    const controller = new AbortController()
    setKnown(null)
    Promise.all([api.divisionHistory(id, controller.signal), api.divisionLineage(id, controller.signal)])
      .then(([history, lineage]) => setKnown({ history, lineage }))
      .catch((error) => !isAbort(error) && setKnown('failed'))
    return () => controller.abort()
  }, [id])
  return (
    <>
      <h3>{words.places.history}</h3>
      {known === null && <Skeleton lines={3} />}
      {known === 'failed' && <p className="hint">{words.places.listFailed}</p>}
      {known !== null && known !== 'failed' && (
        <ol className="time-line">
          {eventsOf(known.history.versions, known.lineage, today()).map((event) => (
            <HistoryPoint key={`${event.date} ${event.kind}`} event={event} />
          ))}
        </ol>
      )}
    </>
  )
}

function HistoryPoint({ event }: { event: HistoryEvent }) {
  const words = useWords()
  const { date, tense, kind, relatives, name, before } = event
  const goTo = (id: string, day: string): void => {
    view.set({ at: day === event.date && tense === 'past' && kind !== 'end' ? view.get().at : day })
    void openDivision(id)
  }
  return (
    <li className={tense}>
      <button type="button" className="link day" onClick={() => view.set({ at: date })} title={words.places.showDay}>
        {date}
      </button>
      {tense === 'future' && <span className="tag">{words.places.tenses.future}</span>}
      <span className="event">{words.places.events[kind]}</span>
      {before !== null && (
        <span className="data-name" lang="zh-CN">
          {before} → {name}
        </span>
      )}
      {relatives.map((relative) => (
        <button
          key={relative.id}
          type="button"
          className="link data-name"
          lang="zh-CN"
          onClick={() => goTo(relative.id, relative.day)}
        >
          {relative.name}
        </button>
      ))}
    </li>
  )
}
