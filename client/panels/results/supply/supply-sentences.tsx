import type { Accessibility } from '#contract/sitings/accessibility'
import { facilityRules } from '#planning/rules/facility-rules'
import type { DivisionLevel } from '#planning/types'
import { count, rate } from '../../../i18n/numbers.ts'
import { useSupplyWords } from '../../../i18n/supply/supply-words.ts'
import { useWords } from '../../../i18n/words.ts'
import { poorlySupplied, type SupplyRow } from '../../../state/coverage/supply-rows.ts'
import { supplyRun } from '../../../state/coverage/supply-run.ts'
import { useStore } from '../../../state/create-store.ts'
import { preferences } from '../../../state/preferences.ts'

interface SupplySentencesProps {
  answer: Accessibility
  rows: readonly SupplyRow[]
  level: DivisionLevel
}

/** The answer in plain words: where covered is not enough, for how many people, and that all supply is accounted for. */
export function SupplySentences({ answer, rows, level }: SupplySentencesProps) {
  const words = useSupplyWords()
  const page = useWords()
  const language = useStore(preferences, (state) => state.language)
  const lines = useStore(supplyRun, (run) => run.lines)
  const { category, demand, supply, unusedSupply, facilities, facilitiesWithoutCapacity } = answer
  const unit = facilityRules[category].capacityUnit[language]
  const age = demand === 'population' || demand === 'households' ? null : page.ages[demand]
  const who = (people: number): string => words.who(count(people), age)
  const poor = rows.filter((row) => row.isPoor)
  const poorPeople = poorlySupplied(answer, lines)
  return (
    <div className="supply-sentences" role="status">
      <p className={poor.length > 0 ? 'supply-said missing' : 'supply-said'}>
        {poor.length > 0
          ? words.poorDivisions(count(poor.length), page.levels[level], who(poor.reduce((sum, row) => sum + row.people, 0)))
          : words.noPoorDivisions(page.levels[level])}
        {poorPeople >= 1 && (
          <span className="soft"> · {words.poorPeople(who(poorPeople), `${Math.round(lines.poorBelow * 100)}%`)}</span>
        )}
      </p>
      <p>
        {words.sum(who(answer.people), rate(answer.perThousand), unit, count(supply - unusedSupply))}
        <span className="soft">
          {' · '}
          {unusedSupply >= 0.5 ? words.sumOf.rest(count(supply), count(unusedSupply), unit) : words.sumOf.all}
          {facilitiesWithoutCapacity > 0 && ` ${words.withoutCapacity(count(facilitiesWithoutCapacity), count(facilities))}`}
        </span>
      </p>
    </div>
  )
}
