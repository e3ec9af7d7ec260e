import type { CoverageResult } from '#contract/coverage'
import { count, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useCategoryName } from '../figures/category-name.ts'

/** The answer in one sentence of plain words, with the share below it. */
export function Headline({ result }: { result: CoverageResult }) {
  const words = useWords()
  const nameOf = useCategoryName()
  const { categories, mode, minutes = null } = result.parameters
  const { population, coveredPopulation, coveredShare } = result.totals
  const name = categories.length === 1 ? nameOf(categories[0]) : null
  const missing = Math.round(population - coveredPopulation)
  const sentence =
    population === 0
      ? words.sentence.nobody
      : missing > 0
        ? words.sentence.miss(count(missing), mode, minutes, name, categories.length)
        : words.sentence.none(count(population), mode, minutes, name, categories.length)
  return (
    <div className="headline" role="status">
      <p className={missing > 0 ? 'sentence missing' : 'sentence'}>{sentence}</p>
      {coveredShare !== null && (
        <div className="share-bar" aria-hidden="true">
          <span style={{ width: `${coveredShare * 100}%` }} />
        </div>
      )}
      {coveredShare !== null && (
        <p className="share-words">
          {words.figures.covered} {percent(coveredShare)} · {words.figures.uncovered} {percent(1 - coveredShare)}
        </p>
      )}
      {result.synthetic && <p className="synthetic-line">{words.coverage.synthetic}</p>}
    </div>
  )
}
