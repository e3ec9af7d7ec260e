import { useEffect, useState } from 'react'
import type { LocateAnswer } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { api, isAbort, problemOf } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { selection } from '../../state/selection.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { DivisionFigures } from './division-figures.tsx'

/** The divisions that hold a clicked point, from the largest; the community's figures, or those of the one chosen. */
export function PlaceView({ lon, lat }: { lon: number; lat: number }) {
  const words = useWords()
  const [divisions, setDivisions] = useState<LocateAnswer['divisions'] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)

  useEffect(() => {
    const controller = new AbortController()
    setProblem(null)
    api
      .locate(lon, lat, controller.signal)
      .then((answer) => {
        setDivisions(answer.divisions)
        const first = answer.divisions.find((division) => division.level === 'village') ?? answer.divisions.at(-1)
        setChosen(first?.id ?? null)
      })
      .catch((error) => !isAbort(error) && setProblem(problemOf(error)))
    return () => controller.abort()
  }, [lon, lat])

  useEffect(() => selection.set({ divisionId: chosen }), [chosen])

  return (
    <>
      <h2>{words.inspector.here}</h2>
      <p className="soft position">
        {words.inspector.position} {lon.toFixed(5)}, {lat.toFixed(5)}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {divisions?.length === 0 && <p>{words.inspector.outside}</p>}
      <ul className="chain">
        {divisions?.map((division) => (
          <li key={division.id}>
            <button
              type="button"
              className={division.id === chosen ? 'chain-item chosen' : 'chain-item'}
              aria-pressed={division.id === chosen}
              onClick={() => setChosen(division.id)}
            >
              <span className="soft">{words.levels[division.level]}</span>
              <span className="data-name" lang="zh-CN">
                {division.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen && <DivisionFigures id={chosen} named />}
    </>
  )
}
