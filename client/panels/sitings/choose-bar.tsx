import type { Siting } from '#contract/sitings/siting-answer'
import { sitingMessage } from '../../i18n/sitings/siting-message.ts'
import { useSitingWords } from '../../i18n/sitings/siting-words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { chooseSites, stopChoosing } from '../../state/sitings/choose-sites.ts'
import { keepProposedSites } from '../../state/sitings/keep-proposed-sites.ts'
import { faultOf, sitingForm } from '../../state/sitings/siting-form.ts'
import { sitingRun } from '../../state/sitings/siting-run.ts'
import { view } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { QuestionFoot } from '../shell/question-foot.tsx'
import { RunningBar } from '../shell/running-bar.tsx'

/** The foot of the question. */
export function ChooseBar({ onBack }: { onBack: (() => void) | null }) {
  const words = useSitingWords()
  const { state, problem, shown } = useStore(sitingRun, (run) => run)
  const fault = useStore(sitingForm, faultOf)
  return (
    <QuestionFoot
      problem={state === 'failed' ? problem : null}
      said={fault !== null ? words.faults[fault] : state === 'cancelled' && shown === null ? words.stoppedNone : ''}
      back={words.back}
      onBack={onBack}
      ask={shown === null ? words.choose : words.chooseAgain}
      isReady={fault === null}
      onAsk={() => void chooseSites()}
    />
  )
}

/** How far the search is. */
export function Running() {
  const words = useSitingWords()
  const language = useStore(preferences, (state) => state.language)
  const job = useStore(sitingRun, (run) => run.job)
  return (
    <RunningBar
      job={job}
      words={{ ...words, searching: words.choosing }}
      messageOf={(message) => sitingMessage(message, language)}
      onStop={() => void stopChoosing()}
    />
  )
}

/** The foot of an answer: change the question, or keep the sites as planned facilities. */
export function KeepBar({ siting, onEdit }: { siting: Siting; onEdit(): void }) {
  const words = useSitingWords()
  const { state, kept } = useStore(sitingRun, (run) => run)
  const { busy, problem, run } = useWork()
  const isKeepable = siting.sites.length > 0 && kept === 0
  const said = kept > 0 ? words.kept(String(kept)) : state === 'cancelled' ? words.stopped : isKeepable ? words.keepHelp : ''
  const seeCoverage = (): void => {
    const { minutes, mode, within } = sitingForm.get()
    const question = { categories: [siting.category], minutes, mode, within, counted: 'planned' as const }
    view.set({ panel: 'coverage', panelOpen: true, question })
  }
  return (
    <footer className="task-foot">
      {problem && <ProblemNotice problem={problem} />}
      <p className="hint" role="status">
        {said}
      </p>
      <div className="foot-buttons">
        <PushButton look={isKeepable || kept > 0 ? 'plain' : 'primary'} wide={!isKeepable && kept === 0} onClick={onEdit}>
          {words.edit}
        </PushButton>
        {isKeepable && (
          <PushButton look="primary" wide busy={busy} onClick={() => void run(keepProposedSites)}>
            {busy ? words.keeping : words.keep}
          </PushButton>
        )}
        {kept > 0 && (
          <PushButton look="primary" wide onClick={seeCoverage}>
            {words.toCoverage}
          </PushButton>
        )}
      </div>
    </footer>
  )
}
