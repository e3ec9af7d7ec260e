import { useMemo } from 'react'
import type { CoverageResult } from '#contract/coverage'
import { count, percent, signed } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { comparePeople, type RunComparison } from '../../../state/coverage/compare-results.ts'
import { compareWith, comparison, comparisonShown, plannedKey, swapRuns } from '../../../state/coverage/comparison.ts'
import { coverageRun } from '../../../state/coverage/coverage-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { view } from '../../../state/view.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { ProblemNotice } from '../../figures/problem-notice.tsx'
import { useResultLevel } from '../tables/use-result-level.ts'
import { ChangeTable } from './change-table.tsx'
import { CompareChoice } from './compare-choice.tsx'
import { signedPoints } from './signed-points.ts'

/** The answer set against another run, or against its own plan: totals side by side, who gains and who loses, division by division. */
export function CompareRuns({ result, room }: { result: CoverageResult; room: number }) {
  const more = useResultWords()
  const { compareId, category } = useStore(view, (state) => state)
  const { state, problem, earlier } = useStore(comparison, (now) => now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: comparisonShown reads these from the stores
  const shown = useMemo(() => comparisonShown(), [result, earlier, compareId, category])
  return (
    <div className="tab-body">
      <div className="tab-tools compare-choice">
        <CompareChoice result={result} />
        {compareId !== null && compareId !== plannedKey && earlier !== null && (
          <PushButton small onClick={swapRuns}>
            {more.compare.swap}
          </PushButton>
        )}
        {compareId !== null && (
          <PushButton small onClick={() => compareWith(null)}>
            {more.compare.leave}
          </PushButton>
        )}
      </div>
      {state === 'failed' && problem && (
        <>
          <p role="status">{more.compare.failed}</p>
          <ProblemNotice problem={problem} />
        </>
      )}
      {state === 'loading' && <Skeleton lines={4} />}
      {compareId === plannedKey && shown === null && <p className="empty">{more.compare.noPlan}</p>}
      {shown && <Comparison result={result} shown={shown} room={room} />}
    </div>
  )
}

function Comparison({ result, shown, room }: { result: CoverageResult; shown: RunComparison; room: number }) {
  const words = useWords()
  const more = useResultWords()
  const compareId = useStore(view, (state) => state.compareId)
  const earlier = useStore(comparison, (now) => now.earlier)
  const planned = compareId === plannedKey
  const { levels, level } = useResultLevel(result)
  const differ = !planned && earlier !== null && asked(earlier) !== asked(result)
  const [before, after] = planned ? [words.coverage.now, words.coverage.planned] : [more.compare.before, more.compare.after]
  return (
    <>
      <div className="compare-sides">
        <Side name={before} run={planned ? null : earlier} total={shown.before} />
        <span aria-hidden="true" className="arrow">
          →
        </span>
        <Side name={after} run={planned ? null : result} total={shown.after} />
        <Who result={result} shown={shown} planned={planned} />
      </div>
      {differ && <p className="hint">{more.compare.otherQuestion}</p>}
      {!planned && earlier && earlier.revision !== result.revision && (
        <p className="hint">{more.compare.otherRevision(earlier.revision, result.revision)}</p>
      )}
      {level !== null && (
        <ChangeTable
          divisions={shown.divisions.filter((row) => row.level === level)}
          levels={levels}
          level={level}
          result={result}
          gains={shown.after.coveredPopulation >= shown.before.coveredPopulation}
          room={Math.max(220, room - 150)}
        />
      )}
    </>
  )
}

/** What was asked, but for the day. */
const asked = ({ parameters }: CoverageResult): string =>
  JSON.stringify([
    [...parameters.categories].sort(),
    parameters.minutes,
    parameters.mode,
    parameters.speedKmh,
    parameters.capMeters,
    parameters.counted,
    parameters.within,
  ])

function Side({ name, run, total }: { name: string; run: CoverageResult | null; total: RunComparison['before'] }) {
  const words = useWords()
  return (
    <div className="compare-side">
      <p className="soft">
        {name}
        {run && ` · ${words.coverage.revision(run.revision)}`}
      </p>
      <p>
        <b>{total.share === null ? words.figures.none : percent(total.share)}</b>{' '}
        {words.figures.people(count(total.coveredPopulation))} / {count(total.population)}
      </p>
    </div>
  )
}

/** Who gains and who loses, in all. */
function Who({ result, shown, planned }: { result: CoverageResult; shown: RunComparison; planned: boolean }) {
  const more = useResultWords()
  const earlierDemand = useStore(comparison, (now) => now.earlierDemand)
  const demand = useStore(coverageRun, (run) => run.demand)
  const category = useStore(view, (state) => state.category)
  const whole = category === null || result.parameters.categories.length === 1
  const people = useMemo(
    () => (planned || !whole || !earlierDemand || !demand ? null : comparePeople(earlierDemand, demand)),
    [planned, whole, earlierDemand, demand],
  )
  const { before, after } = shown
  const change = before.share === null || after.share === null ? null : after.share - before.share
  return (
    <div className="compare-side compare-who" role="status">
      <p className="soft">{more.compare.change}</p>
      <p>
        <b>{change === null ? '—' : more.compare.points(signedPoints(change))}</b>{' '}
        {signed(after.coveredPopulation - before.coveredPopulation)}{' '}
        {people && <span className="soft">{more.compare.people(count(people.gained), count(people.lost))}</span>}
      </p>
    </div>
  )
}
