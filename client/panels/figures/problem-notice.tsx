import type { Problem } from '#contract/problems'
import { useWords } from '../../i18n/words.ts'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'

/** A problem as what happened, where, and what to do. */
export function ProblemNotice({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const words = useWords()
  const kind = (problem.type.split('/').at(-1) ?? 'internal') as keyof typeof words.problems
  const { title, advice } = words.problems[kind] ?? words.problems.internal
  return (
    <div className="problem" role="alert">
      <p className="problem-title">
        <Icon name="warning" /> {title}
      </p>
      <p className="data-name" lang="en">
        {problem.detail}
      </p>
      {problem.errors && problem.errors.length > 0 && (
        <ul>
          {problem.errors.slice(0, 8).map((entry) => (
            <li key={`${entry.pointer} ${entry.detail}`} className="data-name" lang="en">
              <code>{entry.pointer}</code> {entry.detail}
            </li>
          ))}
        </ul>
      )}
      <p>{advice}</p>
      {onRetry && (
        <PushButton small onClick={onRetry}>
          {words.panel.retry}
        </PushButton>
      )}
    </div>
  )
}
