import { useEffect } from 'react'
import { useMergeWords } from '../../i18n/merges/merge-words.ts'
import { useStore } from '../../state/create-store.ts'
import { mergeRun } from '../../state/merges/merge-run.ts'
import { followMergeAddress } from '../../state/merges/propose.ts'
import { mayDraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { SignIn } from '../account/sign-in.tsx'
import { AskAndAnswer } from '../shell/ask-and-answer.tsx'
import { MergeAnswer } from './answer/merge-answer.tsx'
import { ProposeBar, Proposing, TakeBar } from './propose-bar.tsx'
import { MergeQuestion } from './question/merge-question.tsx'
import '../../theme/grids.css'
import '../../theme/sitings.css'
import '../../theme/merges.css'

/** Proposing merges: the question, then the answer in its place; one button at the foot. */
export default function MergesPanel() {
  const words = useMergeWords()
  const isAllowed = useStore(session, mayDraw)
  return (
    <div className="task merges-task">
      <header className="task-head">
        <h2>{words.title}</h2>
        <p>{words.lead}</p>
      </header>
      {isAllowed ? (
        <Merges />
      ) : (
        <div className="task-body">
          <p className="hint">{words.signIn}</p>
          <SignIn />
        </div>
      )}
    </div>
  )
}

function Merges() {
  const words = useMergeWords()
  const { shown, state } = useStore(mergeRun, (run) => run)
  useEffect(followMergeAddress, [])
  return (
    <AskAndAnswer
      shownId={shown?.id ?? null}
      state={state}
      searching={words.searching}
      answer={shown && <MergeAnswer merge={shown} isSearching={state === 'running'} />}
      question={<MergeQuestion />}
      runningFoot={<Proposing />}
      questionFoot={(onBack) => <ProposeBar onBack={onBack} />}
      answerFoot={(onEdit) => shown && <TakeBar merge={shown} onEdit={onEdit} />}
    />
  )
}
