import { useEffect } from 'react'
import { useSitingWords } from '../../i18n/sitings/siting-words.ts'
import { useStore } from '../../state/create-store.ts'
import { mayDraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { followSitingAddress } from '../../state/sitings/choose-sites.ts'
import { sitingRun } from '../../state/sitings/siting-run.ts'
import { SignIn } from '../account/sign-in.tsx'
import { AskAndAnswer } from '../shell/ask-and-answer.tsx'
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
  useEffect(followSitingAddress, [])
  return (
    <AskAndAnswer
      shownId={shown?.id ?? null}
      state={state}
      searching={words.choosing}
      answer={shown && <SitingAnswer siting={shown} isSearching={state === 'running'} />}
      question={<SitingQuestion />}
      runningFoot={<Running />}
      questionFoot={(onBack) => <ChooseBar onBack={onBack} />}
      answerFoot={(onEdit) => shown && <KeepBar siting={shown} onEdit={onEdit} />}
    />
  )
}
