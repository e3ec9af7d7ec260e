import type { CoverageResult } from '#contract/coverage'
import { facilityRules } from '#planning/rules/facility-rules'
import { distance, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'
import { useCategoryName } from '../figures/category-name.ts'
import { Explain } from '../figures/explain.tsx'
import { GroupIcon } from '../figures/group-icon.tsx'
import { MarkTag } from '../figures/mark-tag.tsx'

/** Each category with the limit it was held to, its share, and the share of the age group it is for. */
export function CategoryLimits({ result }: { result: CoverageResult }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  const nameOf = useCategoryName()
  return (
    <section>
      <h3>{words.coverage.limits}</h3>
      <ul className="limits">
        {result.limits.map((limit) => {
          const figures = result.totals.categories[limit.category]
          const { ageGroup, group } = facilityRules[limit.category]
          const ofGroup = figures?.groupPopulation ? (figures.coveredGroupPopulation ?? 0) / figures.groupPopulation : null
          return (
            <li key={limit.category}>
              <GroupIcon group={group} size={16} />
              <span className="limit-name">
                {nameOf(limit.category)}
                {ageGroup && ofGroup !== null && (
                  <span className="limit-group">
                    <Explain definition={words.define.group} source={words.define.sourceResult} mark="D">
                      {words.ages[ageGroup]}
                    </Explain>{' '}
                    {percent(ofGroup)}
                  </span>
                )}
              </span>
              <span className="limit-way">
                ≤ {distance(limit.meters)} <MarkTag mark={limit.mark} source={limit.source[language]} />
              </span>
              <b>{figures?.coveredShare == null ? words.figures.none : percent(figures.coveredShare)}</b>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
