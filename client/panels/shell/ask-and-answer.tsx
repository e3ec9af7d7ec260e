import { type ReactNode, useEffect, useState } from 'react'
import { Skeleton } from '../controls/skeleton.tsx'

/** What one sees of a task that searches: each part with its foot. */
interface Parts {
  /** Of the answer that is shown; null without one. */
  shownId: string | null
  state: 'idle' | 'running' | 'failed' | 'cancelled'
  /** Said while nothing is found yet. */
  searching: string
  answer: ReactNode
  question: ReactNode
  /** Of a search that runs. */
  runningFoot: ReactNode
  /** Of the question; `onBack` leads to the answer that there is. */
  questionFoot(onBack: (() => void) | null): ReactNode
  /** Of the answer; `onEdit` leads to the question. */
  answerFoot(onEdit: () => void): ReactNode
}

/** A question, then the answer in its place, the best so far while it is searched for; one button at the foot. */
export function AskAndAnswer({ shownId, state, searching, answer, question, runningFoot, questionFoot, answerFoot }: Parts) {
  const [asking, setAsking] = useState(shownId === null)
  // A new answer, and a search that begins, bring the answer forward; what failed is asked again.
  useEffect(() => setAsking(state === 'failed' || (shownId === null && state !== 'running')), [shownId, state])
  const waiting = (
    <>
      <p className="hint">{searching}</p>
      <Skeleton lines={6} />
    </>
  )
  const isAsking = state !== 'running' && (asking || shownId === null)
  const foot =
    state === 'running'
      ? runningFoot
      : isAsking
        ? questionFoot(shownId === null ? null : () => setAsking(false))
        : answerFoot(() => setAsking(true))
  return (
    <>
      <div className="task-body">{isAsking ? question : shownId === null ? waiting : answer}</div>
      {foot}
    </>
  )
}
