import { useEffect, useState } from 'react'
import type { DivisionFeature } from '#contract/divisions'
import type { Problem } from '#contract/problems'
import { boxOf } from '#planning/geodesy/box-of'
import type { DivisionLevel } from '#planning/types'
import { api, isAbort, problemOf } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { showBox } from '../../map/map-camera.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { pick } from '../../state/selection.ts'
import { connection } from '../../state/service/connection.ts'
import { mayDraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { view } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { DivisionFigures } from './division-figures.tsx'
import { DivisionHistory } from './division-history.tsx'
import { DivisionChildren, DivisionNeighbours } from './division-relatives.tsx'

/** Levels that can be divided into grids, or hold what can. */
const dividedLevels: readonly DivisionLevel[] = ['town', 'village', 'grid_1', 'grid_2', 'grid_3']

type Loaded = { id: string; at: string | null; parent: { id: string; name: string } | null; feature: DivisionFeature }

/** One division: its figures, what lies in it and beside it, what it came from and became. */
export function DivisionView({ id }: { id: string }) {
  const words = useWords()
  const at = useStore(view, (state) => state.at)
  const returns = useStore(connection, (state) => state.returns)
  const draws = useStore(session, mayDraw)
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a return of the service asks again
  useEffect(() => {
    const controller = new AbortController()
    setProblem(null)
    const load = async (): Promise<void> => {
      const feature = await api.division(id, at, controller.signal)
      const { parentId } = feature.properties
      const above = parentId === null ? null : await api.division(parentId, at, controller.signal).catch(() => null)
      if (!controller.signal.aborted)
        setLoaded({ id, at, feature, parent: above ? { id: above.id, name: above.properties.name } : null })
    }
    load().catch((error) => !isAbort(error) && !controller.signal.aborted && setProblem(problemOf(error)))
    return () => controller.abort()
  }, [id, at, returns])

  if (problem) {
    const absent = problem.status === 404
    return (
      <>
        <h2>{absent ? words.places.absent : words.inspector.label}</h2>
        {absent ? <p className="empty">{words.places.absentAdvice}</p> : <ProblemNotice problem={problem} />}
        <DivisionHistory id={id} />
      </>
    )
  }
  if (!loaded || loaded.id !== id) return <Skeleton lines={9} />
  const { properties: division, geometry } = loaded.feature
  const ask = (): void => {
    view.set({ panel: 'coverage', panelOpen: true, question: { ...view.get().question, within: id } })
    pick(null)
  }
  const divide = (): void => {
    // The planner's parts are loaded when they are wanted.
    void import('../../state/griddings/gridding-form.ts').then(({ askAbout }) =>
      askAbout({ id, name: division.name, households: division.households }),
    )
    view.set({ panel: 'grids', panelOpen: true, griddingId: null })
    pick(null)
  }
  return (
    <section>
      <h2 className="division-name data-name" lang="zh-CN">
        {division.name}
      </h2>
      {loaded.parent && (
        <p className="parent-line">
          <span className="soft">{words.places.partOf} </span>
          <button type="button" className="link data-name" lang="zh-CN" onClick={() => void openDivision(loaded.parent!.id)}>
            {loaded.parent.name}
          </button>
        </p>
      )}
      <DivisionFigures division={division} />
      <div className="inspector-actions">
        <PushButton look="primary" icon="coverage" wide onClick={ask}>
          {words.inspector.coverageOf}
        </PushButton>
        {draws && dividedLevels.includes(division.level) && (
          <PushButton icon="grids" wide onClick={divide}>
            {words.inspector.divideHere}
          </PushButton>
        )}
        <PushButton icon="expand" wide disabled={!geometry} onClick={() => geometry && showBox(boxOf(geometry.coordinates))}>
          {words.inspector.showIn}
        </PushButton>
      </div>
      <DivisionChildren id={id} />
      <DivisionNeighbours id={id} />
      <DivisionHistory id={id} />
    </section>
  )
}
