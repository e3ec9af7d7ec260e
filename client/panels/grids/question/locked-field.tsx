import { useEffect, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { api, isAbort, problemOf } from '../../../api.ts'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingForm } from '../../../state/griddings/gridding-form.ts'
import { connection } from '../../../state/service/connection.ts'
import { Skeleton } from '../../controls/skeleton.tsx'
import { Tick } from '../../controls/tick.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

const mostGrids = 200

/** Present grids of the one division that is to be divided: those ticked stay as they are. */
export function LockedField({ divisionId }: { divisionId: string }) {
  const words = useGridWords()
  const locked = useStore(griddingForm, (form) => form.locked)
  const [grids, setGrids] = useState<DivisionProperties[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const returns = useStore(connection, (state) => state.returns)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a return of the service asks again
  useEffect(() => {
    const controller = new AbortController()
    setGrids(null)
    setProblem(null)
    api
      .divisions({ parent: divisionId, limit: mostGrids }, controller.signal)
      .then(({ features }) =>
        setGrids(features.map(({ properties }) => properties).filter(({ level }) => level.startsWith('grid'))),
      )
      .catch((error) => !isAbort(error) && setProblem(problemOf(error)))
    return () => controller.abort()
  }, [divisionId, returns])
  if (problem) return <ProblemNotice problem={problem} />
  if (grids === null) return <Skeleton lines={3} />
  const change = (id: string, stays: boolean): void =>
    griddingForm.set({ locked: stays ? [...locked, id] : locked.filter((each) => each !== id) })
  return (
    <fieldset>
      <legend>{words.locked.title}</legend>
      {grids.length === 0 ? (
        <p className="hint">{words.locked.none}</p>
      ) : (
        <>
          <div className="locked-grids">
            {grids.map(({ id, name, households }) => (
              <Tick key={id} checked={locked.includes(id)} onChange={(stays) => change(id, stays)}>
                <span className="data-name" lang="zh-CN">
                  {name}
                </span>{' '}
                <span className="soft">{words.locked.households(count(households ?? 0))}</span>
              </Tick>
            ))}
          </div>
          <p className="hint">{words.locked.help}</p>
        </>
      )}
    </fieldset>
  )
}
