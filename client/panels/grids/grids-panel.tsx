import { useEffect, useState } from 'react'
import { useGridWords } from '../../i18n/grids/grid-words.ts'
import { useStore } from '../../state/create-store.ts'
import { followGriddingAddress } from '../../state/griddings/divide.ts'
import { griddingRun } from '../../state/griddings/gridding-run.ts'
import { mayDraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { SignIn } from '../account/sign-in.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { GriddingAnswer } from './answer/gridding-answer.tsx'
import { DivideBar, Running, TakeBar } from './divide-bar.tsx'
import { GriddingQuestion } from './question/gridding-question.tsx'
import '../../theme/grids.css'

/** Automatic division: the question, then the answer in its place; one button at the foot. */
export default function GridsPanel() {
  const words = useGridWords()
  const isAllowed = useStore(session, mayDraw)
  return (
    <div className="task grids-task">
      <header className="task-head">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
      </header>
      {isAllowed ? (
        <Division />
      ) : (
        <div className="task-body">
          <p className="hint">{words.signIn}</p>
          <SignIn />
        </div>
      )}
    </div>
  )
}

function Division() {
  const words = useGridWords()
  const { shown, state } = useStore(griddingRun, (run) => run)
  const [asking, setAsking] = useState(shown === null)
  const isSearching = state === 'running'
  useEffect(followGriddingAddress, [])
  const shownId = shown?.id ?? null
  // A new answer, and a search that begins, bring the answer forward; what failed is asked again.
  useEffect(() => setAsking(state === 'failed' || (shownId === null && state !== 'running')), [shownId, state])

  if (isSearching)
    return (
      <>
        <div className="task-body">
          {shown ? (
            <GriddingAnswer gridding={shown} isSearching />
          ) : (
            <>
              <p className="hint">{words.dividing}</p>
              <Skeleton lines={6} />
            </>
          )}
        </div>
        <Running />
      </>
    )
  if (asking || shown === null)
    return (
      <>
        <div className="task-body">
          <GriddingQuestion />
        </div>
        <DivideBar onBack={shown === null ? null : () => setAsking(false)} />
      </>
    )
  return (
    <>
      <div className="task-body">
        <GriddingAnswer gridding={shown} isSearching={false} />
      </div>
      <TakeBar gridding={shown} onEdit={() => setAsking(true)} />
    </>
  )
}
