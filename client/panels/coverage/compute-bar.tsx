import { jobMessage } from '../../i18n/job-message.ts'
import { useResultWords } from '../../i18n/result-words.ts'
import { useWords } from '../../i18n/words.ts'
import { cancelCoverage, computeCoverage, coverageRun } from '../../state/coverage/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { connection } from '../../state/service/connection.ts'
import { view } from '../../state/view.ts'
import { Icon } from '../controls/icon.tsx'
import { ProgressBar } from '../controls/progress-bar.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** The one primary button, or the progress of what it started, with cancel beside it. */
export function ComputeBar({ again, known, onBack }: { again: boolean; known: boolean; onBack: (() => void) | null }) {
  const words = useWords()
  const more = useResultWords()
  const { state, problem, gone } = useStore(coverageRun, (run) => run)
  const nothingChosen = useStore(view, (now) => now.question.categories.length === 0)
  if (state === 'running') return <Running />
  return (
    <footer className="task-foot">
      {state === 'failed' && gone !== null && (
        <div className="problem" role="alert">
          <p className="problem-title">
            <Icon name="warning" /> {more.run.goneTitle}
          </p>
          <p>{more.run.goneAdvice}</p>
        </div>
      )}
      {state === 'failed' && gone === null && problem && <ProblemNotice problem={problem} />}
      {state === 'cancelled' && (
        <p className="hint" role="status">
          {again ? more.run.cancelledKept : words.coverage.cancelled}
        </p>
      )}
      <div className="foot-buttons">
        {onBack && <PushButton onClick={onBack}>{words.coverage.result}</PushButton>}
        <PushButton look="primary" wide disabled={nothingChosen} onClick={() => void computeCoverage()}>
          {again && !known ? words.coverage.computeAgain : words.coverage.compute}
        </PushButton>
      </div>
    </footer>
  )
}

/** How far the work is; that the connection is lost, while it is. The words are told to a screen reader, the per cent are not. */
function Running() {
  const words = useWords()
  const more = useResultWords()
  const language = useStore(preferences, (state) => state.language)
  const job = useStore(coverageRun, (run) => run.job)
  const lost = useStore(connection, (state) => state.lost)
  const message =
    job?.state === 'running' ? jobMessage(job.message, language) : job ? words.coverage.queued : words.coverage.running
  return (
    <footer className="task-foot">
      <div className="progress-line">
        <span role="status">{lost ? more.run.lost : message || words.coverage.running}</span>
        <PushButton small onClick={() => void cancelCoverage()}>
          {words.coverage.cancel}
        </PushButton>
      </div>
      <ProgressBar label={words.coverage.running} share={job?.progress ?? 0} />
    </footer>
  )
}
