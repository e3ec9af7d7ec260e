import type { CoverageResult } from '#contract/coverage'
import { count } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { compareWith, plannedKey } from '../../state/coverage/comparison.ts'

/** What the facilities planned and being built would add. */
export function PlannedGain({ result }: { result: CoverageResult }) {
  const words = useWords()
  if (!result.comparison) return null
  const gain = Math.round(result.comparison.planned.coveredPopulation - result.comparison.now.coveredPopulation)
  return (
    <p className="planned-gain">
      {gain > 0 ? words.sentence.gain(count(gain)) : words.sentence.noGain}
      {gain > 0 && (
        <button type="button" className="name-button" onClick={() => compareWith(plannedKey)}>
          {words.drawer.compare}
        </button>
      )}
    </p>
  )
}
