import type { CoverageResult } from '#contract/coverage'
import { count, minutesOf, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { Figure } from '../figures/figure.tsx'

/** The figures of the whole area; shares by people, households and demand points. */
export function AnswerFigures({ result }: { result: CoverageResult }) {
  const words = useWords()
  const { totals, gaps } = result
  const time = (seconds: number | null): string =>
    seconds === null ? words.figures.none : `${minutesOf(seconds)} ${words.units.minutes}`
  const share = (part: number, whole: number): string => (whole > 0 ? percent(part / whole) : words.figures.none)
  const resting = { source: words.define.sourceResult, mark: 'D' as const }
  return (
    <dl className="figures">
      <Figure
        name={words.figures.population}
        value={count(totals.population)}
        definition={words.define.population}
        source={words.define.sourceDemand}
        mark="D"
      />
      <Figure
        name={words.figures.covered}
        value={count(totals.coveredPopulation)}
        definition={words.define.covered}
        {...resting}
      />
      <Figure name={words.figures.gapsPlaces} value={count(gaps.places)} definition={words.define.gaps} {...resting} />
      <Figure
        name={words.figures.share}
        value={share(totals.coveredPopulation, totals.population)}
        definition={words.define.share}
        {...resting}
      />
      <Figure
        name={words.figures.householdShare}
        value={share(totals.coveredHouseholds, totals.households)}
        definition={words.define.householdShare}
        {...resting}
      />
      <Figure
        name={words.figures.buildingShare}
        value={share(totals.coveredBuildings, totals.buildings)}
        definition={words.define.buildingShare}
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
  )
}
