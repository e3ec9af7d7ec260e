import type { CoverageResult } from '#contract/coverage'
import { moment, percent } from '../../../i18n/numbers.ts'
import { useResultWords } from '../../../i18n/result-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { compareWith, plannedKey } from '../../../state/coverage/comparison.ts'
import { type RecentRun, recentRuns } from '../../../state/coverage/recent-runs.ts'
import { useStore } from '../../../state/create-store.ts'
import { view } from '../../../state/view.ts'
import { Choice } from '../../controls/choice.tsx'
import { useCategoryName } from '../../figures/category-name.ts'

const unchosen = ''

/** Which run to compare with: this one's plan, one of the recent runs of this browser, or the one that the link named. */
export function CompareChoice({ result }: { result: CoverageResult }) {
  const more = useResultWords()
  const lineOf = useRunLine()
  const compareId = useStore(view, (state) => state.compareId)
  const runs = useStore(recentRuns, (state) => state.runs).filter((run) => run.id !== result.id)
  const linked = compareId !== null && compareId !== plannedKey && !runs.some((run) => run.id === compareId)
  const options = [
    ...(compareId === null ? [{ value: unchosen, label: more.compare.choose }] : []),
    ...(result.comparison ? [{ value: plannedKey, label: more.compare.plannedOption }] : []),
    ...runs.map((run) => ({ value: run.id, label: lineOf(run) })),
    ...(linked ? [{ value: compareId, label: compareId.slice(0, 8) }] : []),
  ]
  if (options.length === 1 && compareId === null)
    return (
      <p className="empty">
        {more.compare.none} {more.compare.noneAdvice}
      </p>
    )
  return (
    <>
      <span aria-hidden="true">{more.compare.with}</span>
      <Choice
        label={more.compare.with}
        value={compareId ?? unchosen}
        options={options}
        onChange={(id) => compareWith(id === unchosen ? null : id)}
      />
    </>
  )
}

/** A run in one line: its question, share, time and revision. */
function useRunLine(): (run: RecentRun) => string {
  const words = useWords()
  const nameOf = useCategoryName()
  return ({ parameters, population, coveredPopulation, computedAt, revision }) => {
    const { categories, minutes = null, mode, counted } = parameters
    const what = categories.length > 2 ? words.sentence.several(categories.length) : categories.map(nameOf).join(words.comma)
    return [
      words.sentence.question(what, mode, minutes),
      ...(counted === 'planned' ? [words.coverage.planned] : []),
      population > 0 ? percent(coveredPopulation / population) : words.figures.none,
      moment(computedAt),
      words.coverage.revision(revision),
    ].join(' · ')
  }
}
