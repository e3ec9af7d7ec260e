import { jobMessage } from '../../i18n/job-message.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { importRun } from '../../state/import-run.ts'
import { preferences } from '../../state/preferences.ts'
import { ProgressBar } from '../controls/progress-bar.tsx'
import { PushButton } from '../controls/push-button.tsx'

/** How far an import is, with cancel beside it. */
export function ImportProgress({ onCancel }: { onCancel(): void }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  const { job, state } = useStore(importRun, (run) => run)
  const message =
    state === 'uploading'
      ? words.data.uploading
      : job?.state === 'running'
        ? jobMessage(job.message, language)
        : words.coverage.queued
  return (
    <div aria-live="polite">
      <div className="progress-line">
        <span>{message}</span>
        <PushButton small onClick={onCancel} disabled={state === 'uploading'}>
          {words.data.cancel}
        </PushButton>
      </div>
      <ProgressBar label={words.data.importTitle} share={job?.progress ?? 0} />
    </div>
  )
}
