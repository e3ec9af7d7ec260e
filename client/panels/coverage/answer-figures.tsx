import type { CoverageResult } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { count, distance, minutesOf, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { Figure } from '../figures/figure.tsx'
import { GroupIcon } from '../figures/group-icon.tsx'
import { MarkTag } from '../figures/mark-tag.tsx'

/** The figures of the whole area, and each category's own share with the limit it was held to. */
export function AnswerFigures({ result }: { result: CoverageResult }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  const nameOf = useCategoryName()
  const { totals, limits, gaps } = result
  const time = (seconds: number | null): string =>
    seconds === null ? words.figures.none : `${minutesOf(seconds)} ${words.units.minutes}`
  const resting = { source: words.define.sourceResult, mark: 'D' as const }
  return (
    <>
      <dl className="figures">
        <Figure
          name={words.figures.population}
          value={count(totals.population)}
          definition={words.define.population}
          source={words.define.sourceDemand}
        />
        <Figure
          name={words.figures.covered}
          value={count(totals.coveredPopulation)}
          definition={words.define.covered}
          {...resting}
        />
        <Figure
          name={words.figures.gapsPlaces}
          value={words.figures.places(count(gaps.places))}
          definition={words.define.gaps}
          {...resting}
        />
        <Figure name={words.figures.mean} value={time(totals.meanSeconds)} definition={words.define.mean} {...resting} />
        <Figure name={words.figures.p95} value={time(totals.p95Seconds)} definition={words.define.p95} {...resting} />
        <Figure
          name={words.figures.unreachable}
          value={count(totals.unreachablePopulation)}
          definition={words.define.unreachable}
          {...resting}
        />
      </dl>
      <h3>{words.coverage.limits}</h3>
      <ul className="limits">
        {limits.map((limit) => {
          const figures = totals.categories[limit.category]
          return (
            <li key={limit.category}>
              <GroupIcon group={facilityRules[limit.category].group} size={16} />
              <span className="limit-name">{nameOf(limit.category)}</span>
              <span className="limit-way">
                ≤ {distance(limit.meters)} <MarkTag mark={limit.mark} source={limit.source[language]} />
              </span>
              <b>{figures?.coveredShare == null ? words.figures.none : percent(figures.coveredShare)}</b>
            </li>
          )
        })}
      </ul>
    </>
  )
}
