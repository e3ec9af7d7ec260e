import { useEffect, useState } from 'react'
import type { LocateAnswer } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { api, isAbort, problemOf } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { pick, selection } from '../../state/selection.ts'
import { connection } from '../../state/service/connection.ts'
import { view } from '../../state/view.ts'
import { Skeleton } from '../controls/skeleton.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { NearbyList } from '../place/nearby-list.tsx'

/** Where am I: every division that holds a point, from the largest, and the nearest facility of each category. */
export function PlaceView({ lon, lat }: { lon: number; lat: number }) {
  const words = useWords()
  const at = useStore(view, (state) => state.at)
  const returns = useStore(connection, (state) => state.returns)
  const [divisions, setDivisions] = useState<LocateAnswer['divisions'] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a return of the service asks again
  useEffect(() => {
    const controller = new AbortController()
    setProblem(null)
    api
      .locate(lon, lat, at, controller.signal)
      .then((answer) => {
        setDivisions(answer.divisions)
        const outlined = answer.divisions.find((division) => division.level === 'village') ?? answer.divisions.at(-1)
        selection.set({ divisionId: outlined?.id ?? null })
      })
      .catch((error) => !isAbort(error) && setProblem(problemOf(error)))
    return () => controller.abort()
  }, [lon, lat, at, returns])

  return (
    <>
      <h2>{words.places.whereAmI}</h2>
      <p className="soft position">
        {words.inspector.position} {lon.toFixed(5)}, {lat.toFixed(5)}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {!problem && divisions === null && <Skeleton lines={4} />}
      {divisions?.length === 0 && <p className="empty">{words.inspector.outside}</p>}
      {divisions && divisions.length > 0 && (
        <>
          <h3>{words.inspector.here}</h3>
          <ul className="chain">
            {divisions.map((division) => (
              <li key={division.id}>
                <button type="button" className="chain-item" onClick={() => pick({ kind: 'division', id: division.id })}>
                  <span className="soft">{words.levels[division.level]}</span>
                  <span className="data-name" lang="zh-CN">
                    {division.name}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <NearbyList lon={lon} lat={lat} />
    </>
  )
}
