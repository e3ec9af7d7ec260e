import { useEffect, useState } from 'react'
import type { DivisionProperties } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { api, isAbort, problemOf } from '../../../api.ts'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { count } from '../../../i18n/numbers.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingForm } from '../../../state/griddings/gridding-form.ts'
import { connection } from '../../../state/service/connection.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { Tick } from '../../controls/tick.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

const mostGrids = 200

/** Present grids of the one division that is to be divided, or the communities of a town: those ticked stay as they are. */
export function LockedField({ divisionId, of }: { divisionId: string; of: 'grids' | 'communities' }) {
  const { locked: words } = useGridWords()
  const { locked, min, max } = useStore(griddingForm, (form) => form)
  const isOfCommunities = of === 'communities'
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
        setGrids(
          features
            .map(({ properties }) => properties)
            .filter(({ level, kind }) => (of === 'grids' ? level.startsWith('grid') : kind === 'community')),
        ),
      )
      .catch((error) => !isAbort(error) && setProblem(problemOf(error)))
    return () => controller.abort()
  }, [divisionId, of, returns])
  if (problem) return <ProblemNotice problem={problem} />
  if (grids === null) return <Skeleton lines={3} />
  const change = (id: string, stays: boolean): void =>
    griddingForm.set({ locked: stays ? [...locked, id] : locked.filter((each) => each !== id) })
  const sizeOf = (households: number | null): 'over' | 'under' | 'fits' =>
    max !== null && (households ?? 0) > max ? 'over' : min !== null && (households ?? 0) < min ? 'under' : 'fits'
  const fitting = grids.filter(({ households }) => sizeOf(households) === 'fits').map(({ id }) => id)
  return (
    <fieldset>
      <legend>{isOfCommunities ? words.communities : words.title}</legend>
      {grids.length === 0 ? (
        <p className="hint">{isOfCommunities ? words.noCommunities : words.none}</p>
      ) : (
        <>
          <div className="locked-grids">
            {grids.map(({ id, name, households }) => {
              const size = isOfCommunities ? sizeOf(households) : 'fits'
              return (
                <Tick key={id} checked={locked.includes(id)} onChange={(stays) => change(id, stays)}>
                  <span className="data-name" lang="zh-CN">
                    {name}
                  </span>{' '}
                  <span className="soft">{words.households(count(households ?? 0))}</span>
                  {size !== 'fits' && <span className="size-fault"> {words[size]}</span>}
                </Tick>
              )
            })}
          </div>
          {isOfCommunities && fitting.length > 0 && (
            <PushButton small onClick={() => griddingForm.set({ locked: fitting })}>
              {words.fitting}
            </PushButton>
          )}
          <p className="hint">{isOfCommunities ? words.communitiesHelp : words.help}</p>
        </>
      )}
    </fieldset>
  )
}
