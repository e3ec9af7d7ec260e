import type { Problem } from '#contract/problems'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

interface QuestionFootProps {
  /** Why the last question failed; null where it did not. */
  problem: Problem | null
  /** What is still missing, or what became of the last search; null: no line stands for it. */
  said: string | null
  back: string
  onBack: (() => void) | null
  ask: string
  isReady: boolean
  onAsk(): void
}

/** The foot of a question that is searched for: the one primary button, with what is still missing or went wrong. */
export function QuestionFoot({ problem, said, back, onBack, ask, isReady, onAsk }: QuestionFootProps) {
  return (
    <footer className="task-foot">
      {problem && <ProblemNotice problem={problem} />}
      {said !== null && (
        <p className="hint" role="status">
          {said}
        </p>
      )}
      <div className="foot-buttons">
        {onBack && <PushButton onClick={onBack}>{back}</PushButton>}
        <PushButton look="primary" wide disabled={!isReady} onClick={onAsk}>
          {ask}
        </PushButton>
      </div>
    </footer>
  )
}
