import type { Merge } from '#contract/merges/merge-answer'
import { mergeMessage } from '../../i18n/merges/merge-message.ts'
import { useMergeWords } from '../../i18n/merges/merge-words.ts'
import { useStore } from '../../state/create-store.ts'
import { mergeFocus } from '../../state/merges/merge-focus.ts'
import { faultOf, mergeForm } from '../../state/merges/merge-form.ts'
import { mergeRun } from '../../state/merges/merge-run.ts'
import { propose, stopProposing, takeMergesIntoPlan } from '../../state/merges/propose.ts'
import { preferences } from '../../state/preferences.ts'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { QuestionFoot } from '../shell/question-foot.tsx'
import { RunningBar } from '../shell/running-bar.tsx'

/** The foot of the question. */
export function ProposeBar({ onBack }: { onBack: (() => void) | null }) {
  const words = useMergeWords()
  const { state, problem, shown } = useStore(mergeRun, (run) => run)
  const fault = useStore(mergeForm, faultOf)
  return (
    <QuestionFoot
      problem={state === 'failed' ? problem : null}
      said={fault !== null ? words.faults[fault] : state === 'cancelled' && shown === null ? words.stoppedNone : ''}
      back={words.back}
      onBack={onBack}
      ask={shown === null ? words.propose : words.proposeAgain}
      isReady={fault === null}
      onAsk={() => void propose()}
    />
  )
}

/** How far the search is. */
export function Proposing() {
  const words = useMergeWords()
  const language = useStore(preferences, (state) => state.language)
  const job = useStore(mergeRun, (run) => run.job)
  return (
    <RunningBar
      job={job}
      words={words}
      messageOf={(message) => mergeMessage(message, language)}
      onStop={() => void stopProposing()}
    />
  )
}

/** The foot of an answer: change the question, or take the proposal into a plan. */
export function TakeBar({ merge, onEdit }: { merge: Merge; onEdit(): void }) {
  const words = useMergeWords()
  const state = useStore(mergeRun, (run) => run.state)
  const number = useStore(mergeFocus, (focus) => focus.proposal)
  const { busy, problem, run } = useWork()
  const proposal = merge.proposals[number - 1]
  const isTakeable = proposal?.groups.some(({ unitIds }) => unitIds.length > 1) ?? false
  const said = isTakeable ? words.takeHelp : proposal ? words.nothingMerged : ''
  return (
    <footer className="task-foot">
      {problem && <ProblemNotice problem={problem} />}
      <p className="hint" role="status">
        {state === 'cancelled' ? words.stopped : said}
      </p>
      <div className="foot-buttons">
        <PushButton look={isTakeable ? 'plain' : 'primary'} wide={!isTakeable} onClick={onEdit}>
          {words.edit}
        </PushButton>
        {isTakeable && (
          <PushButton look="primary" wide busy={busy} onClick={() => void run(takeMergesIntoPlan)}>
            {busy ? words.taking : words.take}
          </PushButton>
        )}
      </div>
    </footer>
  )
}
