import type { Job } from '#contract/jobs'
import { useStore } from '../../state/create-store.ts'
import { connection } from '../../state/service/connection.ts'
import { ProgressBar } from '../controls/progress-bar.tsx'
import { PushButton } from '../controls/push-button.tsx'

interface SearchWords {
  /** What is being done. */
  searching: string
  asking: string
  lost: string
  cancel: string
}

/** How far a search is, with a button that stops it. The words are told to a screen reader, the per cent are not. */
export function RunningBar({
  job,
  words,
  messageOf,
  onStop,
}: {
  job: Job | null
  words: SearchWords
  messageOf(message: string): string
  onStop(): void
}) {
  const lost = useStore(connection, (state) => state.lost)
  const message = job?.state === 'running' ? messageOf(job.message) : job?.state === 'queued' ? words.asking : ''
  return (
    <footer className="task-foot">
      <div className="progress-line">
        <span role="status" className="data-name">
          {lost ? words.lost : message || words.searching}
        </span>
        <PushButton small onClick={onStop}>
          {words.cancel}
        </PushButton>
      </div>
      <ProgressBar label={words.searching} share={job?.progress ?? 0} />
    </footer>
  )
}
