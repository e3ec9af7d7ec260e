import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { AnswerView } from '../answer/answer-view.tsx'
import { ComputeBar } from './compute-bar.tsx'
import { QuestionForm } from './question-form.tsx'
import { sameQuestion } from './same-question.ts'

/** The coverage task: the question, then the answer in its place; one button at the foot. */
export function CoveragePanel() {
  const words = useWords()
  const { result, state } = useStore(coverageRun, (run) => run)
  const question = useStore(view, (now) => now.question)
  const [asking, setAsking] = useState(result === null)
  const changed = result !== null && !sameQuestion(question, result.parameters)

  useEffect(() => setAsking(result === null), [result])

  return (
    <div className="task">
      <header className="task-head">
        <h2>{words.coverage.title}</h2>
        <p>{words.coverage.lead}</p>
      </header>
      <div className="task-body">
        {asking || result === null ? (
          <QuestionForm />
        ) : (
          <AnswerView result={result} changed={changed} onEdit={() => setAsking(true)} />
        )}
      </div>
      {(asking || changed || state !== 'idle') && (
        <ComputeBar
          known={result !== null && !changed}
          onBack={result === null ? null : () => setAsking(false)}
          again={result !== null}
        />
      )}
    </div>
  )
}
