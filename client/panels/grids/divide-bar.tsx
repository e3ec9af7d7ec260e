import type { Gridding } from '#contract/griddings/gridding-answer'
import { api } from '../../api.ts'
import { useGridWords } from '../../i18n/grids/grid-words.ts'
import { searchMessage } from '../../i18n/grids/search-message.ts'
import { useStore } from '../../state/create-store.ts'
import { divide, stopDividing } from '../../state/griddings/divide.ts'
import { faultOf, griddingForm } from '../../state/griddings/gridding-form.ts'
import { griddingRun } from '../../state/griddings/gridding-run.ts'
import { preferences } from '../../state/preferences.ts'
import { view } from '../../state/view.ts'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { QuestionFoot } from '../shell/question-foot.tsx'
import { RunningBar } from '../shell/running-bar.tsx'

/** The foot of the question. */
export function DivideBar({ onBack }: { onBack: (() => void) | null }) {
  const words = useGridWords()
  const { state, problem, shown } = useStore(griddingRun, (run) => run)
  const fault = useStore(griddingForm, faultOf)
  return (
    <QuestionFoot
      problem={state === 'failed' ? problem : null}
      said={fault === null ? null : words.faults[fault]}
      back={words.back}
      onBack={onBack}
      ask={shown === null ? words.divide : words.divideAgain}
      isReady={fault === null}
      onAsk={() => void divide()}
    />
  )
}

/** How far the search is. */
export function Running() {
  const words = useGridWords()
  const language = useStore(preferences, (state) => state.language)
  const job = useStore(griddingRun, (run) => run.job)
  return (
    <RunningBar
      job={job}
      words={{ ...words, searching: words.dividing }}
      messageOf={(message) => searchMessage(message, language)}
      onStop={() => void stopDividing()}
    />
  )
}

/** The foot of an answer: change the question, or take the grids into a plan. */
export function TakeBar({ gridding, onEdit }: { gridding: Gridding; onEdit(): void }) {
  const words = useGridWords()
  const state = useStore(griddingRun, (run) => run.state)
  const { busy, problem, run } = useWork()
  const hasGrids = gridding.grids.length > 0
  const isTakeable = hasGrids && (gridding.kind === 'grid' || gridding.kind === 'community')
  const said = !hasGrids ? '' : isTakeable ? words.takeHelp : words.takeNot
  const take = async (): Promise<void> => {
    const plan = await api.planGridding(gridding.id)
    view.set({ panel: 'redraw', panelOpen: true, planId: plan.id })
  }
  return (
    <footer className="task-foot">
      {problem && <ProblemNotice problem={problem} />}
      <p className="hint" role="status">
        {state === 'cancelled' ? (hasGrids ? words.stopped : words.stoppedNone) : said}
      </p>
      <div className="foot-buttons">
        <PushButton look={isTakeable ? 'plain' : 'primary'} wide={!isTakeable} onClick={onEdit}>
          {words.edit}
        </PushButton>
        {isTakeable && (
          <PushButton look="primary" wide busy={busy} onClick={() => void run(take)}>
            {busy ? words.taking : words.take}
          </PushButton>
        )}
      </div>
    </footer>
  )
}
