import { useEffect, useState } from 'react'
import { useSitingWords } from '../../i18n/sitings/siting-words.ts'
import { useStore } from '../../state/create-store.ts'
import { mayDraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { followSitingAddress } from '../../state/sitings/choose-sites.ts'
import { sitingRun } from '../../state/sitings/siting-run.ts'
import { SignIn } from '../account/sign-in.tsx'
import { Skeleton } from '../controls/skeleton.tsx'
import { SitingAnswer } from './answer/siting-answer.tsx'
import { ChooseBar, KeepBar, Running } from './choose-bar.tsx'
import { SitingQuestion } from './question/siting-question.tsx'
import '../../theme/grids.css'
import '../../theme/sitings.css'

/** Choosing sites: the question, then the answer in its place; one button at the foot. */
export default function SitingsPanel() {
  const words = useSitingWords()
  const isAllowed = useStore(session, mayDraw)
  return (
    <div className="task sitings-task">
      <header className="task-head">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
      </header>
      {isAllowed ? (
        <Siting />
      ) : (
        <div className="task-body">
          <p className="hint">{words.signIn}</p>
          <SignIn />
        </div>
      )}
    </div>
  )
}

function Siting() {
  const words = useSitingWords()
  const { shown, state } = useStore(sitingRun, (run) => run)
  const [asking, setAsking] = useState(shown === null)
  useEffect(followSitingAddress, [])
  const shownId = shown?.id ?? null
  // A new answer, and a search that begins, bring the answer forward; what failed is asked again.
  useEffect(() => setAsking(state === 'failed' || (shownId === null && state !== 'running')), [shownId, state])

  if (state === 'running')
    return (
      <>
        <div className="task-body">
          {shown ? (
            <SitingAnswer siting={shown} isSearching />
          ) : (
            <>
              <p className="hint">{words.choosing}</p>
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
          <SitingQuestion />
        </div>
        <ChooseBar onBack={shown === null ? null : () => setAsking(false)} />
      </>
    )
  return (
    <>
      <div className="task-body">
        <SitingAnswer siting={shown} isSearching={false} />
      </div>
      <KeepBar siting={shown} onEdit={() => setAsking(true)} />
    </>
  )
}
