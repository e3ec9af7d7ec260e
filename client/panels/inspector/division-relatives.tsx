import { useEffect, useState } from 'react'
import type { DivisionCollection, NeighboursAnswer } from '#contract/divisions'
import { api, isAbort } from '../../api.ts'
import { count, distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { view } from '../../state/view.ts'
import { Skeleton } from '../controls/skeleton.tsx'
import { Explain } from '../figures/explain.tsx'

/** A list's rows before the person asks for all of them. */
const firstRows = 8

interface Relative {
  id: string
  name: string
  figure: string
}

/** Something asked about a division on the day shown; null while awaited, `failed` where it could not be had. */
function useAnswer<T>(id: string, ask: (id: string, at: string | null, signal: AbortSignal) => Promise<T>): T | null | 'failed' {
  const at = useStore(view, (state) => state.at)
  const [answer, setAnswer] = useState<T | null | 'failed'>(null)
  useEffect(() => {
    const controller = new AbortController()
    setAnswer(null)
    ask(id, at, controller.signal)
      .then(setAnswer)
      .catch((error) => !isAbort(error) && setAnswer('failed'))
    return () => controller.abort()
  }, [id, at, ask])
  return answer
}

const askChildren = (id: string, at: string | null, signal: AbortSignal): Promise<DivisionCollection> =>
  api.divisions({ parent: id, at, limit: 1000 }, signal)

/** The divisions directly below one. */
export function DivisionChildren({ id }: { id: string }) {
  const words = useWords()
  const answer = useAnswer(id, askChildren)
  if (answer !== null && answer !== 'failed' && answer.features.length === 0) return null
  const all = answer === null || answer === 'failed' ? 0 : (answer.numberMatched ?? answer.features.length)
  return (
    <>
      <h3>
        {words.places.children}
        {all > 0 && <span className="soft"> {count(all)}</span>}
      </h3>
      <Relatives
        rows={
          answer === null || answer === 'failed'
            ? answer
            : answer.features.map(({ properties: { id: key, name, population } }) => ({
                id: key,
                name,
                figure: population === null ? '' : words.figures.people(count(population)),
              }))
        }
      />
    </>
  )
}

const askNeighbours = (id: string, at: string | null, signal: AbortSignal): Promise<NeighboursAnswer> =>
  api.neighbours(id, at, signal)

/** The divisions that share a border with one, longest border first. */
export function DivisionNeighbours({ id }: { id: string }) {
  const words = useWords()
  const answer = useAnswer(id, askNeighbours)
  return (
    <>
      <h3>
        <Explain definition={words.places.neighboursDefined} source={words.define.sourceDivision} mark="D">
          {words.places.neighbours}
        </Explain>
      </h3>
      {answer !== null && answer !== 'failed' && answer.neighbours.length === 0 && (
        <p className="hint">{words.places.noNeighbours}</p>
      )}
      <Relatives
        rows={
          answer === null || answer === 'failed'
            ? answer
            : answer.neighbours.map(({ id: key, name, sharedMeters }) => ({ id: key, name, figure: distance(sharedMeters) }))
        }
      />
    </>
  )
}

function Relatives({ rows }: { rows: readonly Relative[] | null | 'failed' }) {
  const words = useWords()
  const [all, setAll] = useState(false)
  if (rows === null) return <Skeleton lines={3} />
  if (rows === 'failed') return <p className="hint">{words.places.listFailed}</p>
  return (
    <>
      <ul className="list relatives">
        {rows.slice(0, all ? undefined : firstRows).map((row) => (
          <li key={row.id}>
            <button type="button" className="list-item" onClick={() => void openDivision(row.id)}>
              <span className="list-name data-name" lang="zh-CN">
                {row.name}
              </span>
              <span className="soft">{row.figure}</span>
            </button>
          </li>
        ))}
      </ul>
      {rows.length > firstRows && (
        <button type="button" className="link more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.places.fewer : words.places.showAll(count(rows.length))}
        </button>
      )}
    </>
  )
}
