import { useEffect, useState } from 'react'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { computeCoverage, coverageRun } from '../../state/coverage/coverage-run.ts'
import { freshness, watchFreshness } from '../../state/coverage/freshness.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import { AnswerView } from '../answer/answer-view.tsx'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { ComputeBar } from './compute-bar.tsx'
import { QuestionForm } from './question-form.tsx'
import { sameQuestion } from './same-question.ts'
import '../../theme/coverage.css'

/** The coverage task: the question, then the answer in its place; one button at the foot. */
export function CoveragePanel() {
  const words = useWords()
  const { result, state } = useStore(coverageRun, (run) => run)
  const { question, at } = useStore(view, (now) => now)
  const [asking, setAsking] = useState(result === null)
  const changed = result !== null && !sameQuestion(question, at, result)

  useEffect(() => setAsking(result === null), [result])
  useEffect(watchFreshness, [])

  return (
    <div className="task">
      <header className="task-head">
        <h2>{words.coverage.title}</h2>
        <p>{words.coverage.lead}</p>
      </header>
      <div className="task-body">
        {result !== null && state !== 'running' && !changed && <DataMoved revision={result.revision} />}
        {asking || result === null ? (
          <QuestionForm />
        ) : (
          <AnswerView result={result} changed={changed} onEdit={() => setAsking(true)} />
        )}
      </div>
      {(asking || changed || state !== 'idle') && (
        <ComputeBar
          known={result !== null && !changed}
          onBack={result === null || !asking ? null : () => setAsking(false)}
          again={result !== null}
        />
      )}
    </div>
  )
}

/** That the data has moved on since the answer, with the way to a new one. */
function DataMoved({ revision }: { revision: number }) {
  const more = useResultWords()
  const now = useStore(freshness, (state) => state.revision)
  return (
    <div role="status">
      {now !== null && now > revision && (
        <p className="data-moved">
          <Icon name="clock" />
          <span>{more.run.moved(revision, now)}</span>
          <PushButton small onClick={() => void computeCoverage()}>
            {more.run.recompute}
          </PushButton>
        </p>
      )}
    </div>
  )
}
