import type { PlanDiff } from '#planning/plans/diff-types'
import { type FacilityGroup, facilityGroups, facilityRules } from '#planning/rules/facility-rules'
import { livingCircles } from '#planning/rules/living-circles'
import { type DivisionLevel, facilityCategories } from '#planning/types'
import { changedDivisions } from '../../../editing/compare/coverage-changes.ts'
import {
  type CoverageSubject,
  cancelCoverageSides,
  categoriesOf,
  compareCoverage,
  coverageSides,
  shareDone,
} from '../../../editing/compare/coverage-comparison.ts'
import { comparison } from '../../../editing/compare/plan-comparison.ts'
import { jobMessage } from '../../../i18n/job-message.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { useStore } from '../../../state/create-store.ts'
import { planDesk } from '../../../state/plans/plan-desk.ts'
import { preferences } from '../../../state/preferences.ts'
import { view } from '../../../state/view.ts'
import { ProgressBar } from '../../controls/progress-bar.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { useCategoryName } from '../../figures/category-name.ts'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { CoverageTable } from './coverage-table.tsx'

const groups = Object.keys(facilityGroups) as FacilityGroup[]

/** Who of the changed divisions is covered before and after: first which facilities, then the two answers beside each other. */
export function CoverageSection({ diff, level }: { diff: PlanDiff; level: DivisionLevel }) {
  const words = useRedrawWords()
  const { state, subject, problem, sides } = useStore(coverageSides, (now) => now)
  const from = useStore(comparison, (now) => now.from)
  const plan = useStore(planDesk, (now) => now.plan)
  const page = useWords()
  const mode = useStore(view, (now) => now.question.mode)
  const changed = changedDivisions(diff.divisions, level).length
  const shown = sides !== null && sides.planId === plan?.id && sides.from === from ? sides : null
  return (
    <section className="compare-coverage" aria-labelledby="compare-coverage">
      <h3 id="compare-coverage">{words.coverage.title}</h3>
      {changed === 0 && shown === null ? (
        <p className="hint">{words.coverage.unchanged}</p>
      ) : (
        <>
          <CoverageQuestion />
          <p className="hint">{words.coverage.hint(page.modes[mode], categoriesOf(subject).length)}</p>
          {state === 'running' ? (
            <Running />
          ) : (
            <PushButton
              disabled={categoriesOf(subject).length === 0}
              look={shown ? 'plain' : 'primary'}
              onClick={() => void compareCoverage()}
            >
              {shown ? words.coverage.again : words.coverage.compute}
            </PushButton>
          )}
          {state === 'cancelled' && (
            <p className="hint" role="status">
              {words.coverage.cancelled}
            </p>
          )}
          {state === 'failed' && problem && <ProblemNotice problem={problem} onRetry={() => void compareCoverage()} />}
          {shown ? (
            <CoverageTable diff={diff} level={level} sides={shown} />
          ) : (
            state === 'running' && <Skeleton lines={Math.min(6, changed + 1)} />
          )}
        </>
      )}
    </section>
  )
}

/** Which facilities, and how near they must be. */
function CoverageQuestion() {
  const words = useRedrawWords()
  const page = useWords()
  const more = useResultWords()
  const nameOf = useCategoryName()
  const language = useStore(preferences, (now) => now.language)
  const { subject, minutes } = useStore(coverageSides, (now) => now)
  const asked = useStore(view, (now) => now.question)
  return (
    <div className="coverage-question">
      <select
        className="choice what"
        aria-label={words.coverage.facilities}
        value={subject}
        onChange={(event) => coverageSides.set({ subject: event.target.value as CoverageSubject })}
      >
        {asked.categories.length > 0 && (
          <option value="task">
            {asked.categories.length > 2
              ? words.coverage.task(asked.categories.length)
              : asked.categories.map(nameOf).join(page.comma)}
          </option>
        )}
        {groups.map((group) => (
          <optgroup key={group} label={facilityGroups[group][language]}>
            <option value={group}>{more.categories.all(facilityGroups[group][language])}</option>
            {facilityCategories
              .filter((category) => facilityRules[category].group === group)
              .map((category) => (
                <option key={category} value={category}>
                  {nameOf(category)}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <select
        className="choice"
        aria-label={page.coverage.minutes}
        value={minutes ?? 'own'}
        onChange={({ target }) => coverageSides.set({ minutes: target.value === 'own' ? null : Number(target.value) })}
      >
        <option value="own">{page.coverage.minutesOwn}</option>
        {[...new Set([...livingCircles.map((circle) => circle.minutes), ...(minutes === null ? [] : [minutes])])].map((each) => (
          <option key={each} value={each}>
            {page.coverage.minutesOf(String(each))}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Which side is being computed and how far it is, with the way out beside it. */
function Running() {
  const words = useRedrawWords()
  const page = useWords()
  const language = useStore(preferences, (now) => now.language)
  const { side, job } = useStore(coverageSides, (now) => now)
  const doing = job?.state === 'running' && job.message ? jobMessage(job.message, language) : page.coverage.running
  return (
    <div>
      <div className="progress-line">
        <span role="status">
          {words.coverage.side(side === 'before' ? words.compare.beforeSide : words.compare.afterSide, doing)}
        </span>
        <PushButton small onClick={cancelCoverageSides}>
          {page.coverage.cancel}
        </PushButton>
      </div>
      <ProgressBar label={page.coverage.running} share={shareDone({ side, job })} />
    </div>
  )
}
