import { Button } from 'antd'
import { jobMessage } from '../../i18n/job-message.ts'
import { useWords } from '../../i18n/words.ts'
import { cancelCoverage, computeCoverage, coverageRun } from '../../state/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { view } from '../../state/view.ts'
import { ProgressBar } from '../controls/progress-bar.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** The one primary button, or the progress of what it started, with cancel beside it. */
export function ComputeBar({ again, known, onBack }: { again: boolean; known: boolean; onBack: (() => void) | null }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  const { state, job, problem } = useStore(coverageRun, (run) => run)
  const nothingChosen = useStore(view, (now) => now.question.categories.length === 0)
  if (state === 'running') {
    const message =
      job?.state === 'running' ? jobMessage(job.message, language) : job ? words.coverage.queued : words.coverage.running
    return (
      <footer className="task-foot" aria-live="polite">
        <div className="progress-line">
          <span>{message || words.coverage.running}</span>
          <Button size="small" onClick={() => void cancelCoverage()}>
            {words.coverage.cancel}
          </Button>
        </div>
        <ProgressBar label={words.coverage.running} share={job?.progress ?? 0} />
      </footer>
    )
  }
  return (
    <footer className="task-foot">
      {state === 'failed' && problem && <ProblemNotice problem={problem} />}
      {state === 'cancelled' && (
        <p className="hint" role="status">
          {words.coverage.cancelled}
        </p>
      )}
      <div className="foot-buttons">
        {onBack && <Button onClick={onBack}>{words.coverage.result}</Button>}
        <Button type="primary" block disabled={nothingChosen} onClick={() => void computeCoverage()}>
          {again && !known ? words.coverage.computeAgain : words.coverage.compute}
        </Button>
      </div>
    </footer>
  )
}
