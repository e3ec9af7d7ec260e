import type { DivisionProperties } from '#contract/divisions'
import { area, count, day, percent } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { coverageRun } from '../../state/coverage/coverage-run.ts'
import { useStore } from '../../state/create-store.ts'
import { Figure } from '../figures/figure.tsx'

/** A division's figures, and its share in the answer at hand. */
export function DivisionFigures({ division }: { division: DivisionProperties }) {
  const words = useWords()
  const result = useStore(coverageRun, (run) => run.result)
  const covered = result?.divisions.find((row) => row.divisionId === division.id)
  const known = (value: number | null): string => (value === null ? words.figures.unknown : count(value))
  return (
    <>
      <p className="tags">
        <span className="tag">{words.levels[division.level]}</span>
        <span className="tag">{words.kinds[division.kind]}</span>
        {division.terrain && <span className="tag">{words.places.terrains[division.terrain]}</span>}
        {division.synthetic && <span className="tag tag-synthetic">{words.inspector.synthetic}</span>}
      </p>
      <dl className="figures two">
        <Figure
          name={words.figures.population}
          value={known(division.population)}
          definition={words.define.population}
          source={words.define.sourceDemand}
          mark="D"
        />
        <Figure
          name={words.figures.households}
          value={known(division.households)}
          definition={words.define.households}
          source={words.define.sourceDemand}
          mark="D"
        />
        <Figure
          name={words.figures.area}
          value={area(division.areaSquareMeters)}
          definition={words.define.area}
          source={words.define.sourceDivision}
          mark="D"
        />
        {covered && covered.coveredShare !== null && (
          <Figure
            name={words.figures.share}
            value={percent(covered.coveredShare)}
            definition={words.define.share}
            source={words.define.sourceResult}
            mark="D"
          />
        )}
      </dl>
      <dl className="facts">
        <dt>{words.inspector.code}</dt>
        <dd>
          <code>{division.code}</code>
        </dd>
        <dt>{words.inspector.since}</dt>
        <dd>{words.places.validity(day(division.validFrom), division.validTo && day(division.validTo))}</dd>
      </dl>
    </>
  )
}
