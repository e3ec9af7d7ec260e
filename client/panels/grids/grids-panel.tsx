import { useEffect } from 'react'
import { useGridWords } from '../../i18n/grids/grid-words.ts'
import { useStore } from '../../state/create-store.ts'
import { followGriddingAddress } from '../../state/griddings/divide.ts'
import { griddingRun } from '../../state/griddings/gridding-run.ts'
import { mayDraw } from '../../state/service/may-redraw.ts'
import { session } from '../../state/service/session.ts'
import { SignIn } from '../account/sign-in.tsx'
import { AskAndAnswer } from '../shell/ask-and-answer.tsx'
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
  useEffect(followGriddingAddress, [])
  return (
    <AskAndAnswer
      shownId={shown?.id ?? null}
      state={state}
      searching={words.dividing}
      answer={shown && <GriddingAnswer gridding={shown} isSearching={state === 'running'} />}
      question={<GriddingQuestion />}
      runningFoot={<Running />}
      questionFoot={(onBack) => <DivideBar onBack={onBack} />}
      answerFoot={(onEdit) => shown && <TakeBar gridding={shown} onEdit={onEdit} />}
    />
  )
}
