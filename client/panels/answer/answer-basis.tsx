import type { CoverageResult } from '#contract/coverage'
import { count, distance } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'

/** Warnings, and what the answer rests on: network, snapping, people outside of every division. */
export function AnswerBasis({ result }: { result: CoverageResult }) {
  const words = useWords()
  const language = useStore(preferences, (state) => state.language)
  const { network, snapping, outsideDivisions, warnings } = result
  const { medianMeters, maxMeters } = snapping.demand
  return (
    <>
      {warnings.length > 0 && (
        <section className="warnings">
          <h3>{words.coverage.warnings}</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning.en}>{warning[language]}</li>
            ))}
          </ul>
        </section>
      )}
      <details className="basis">
        <summary>{words.coverage.method}</summary>
        <ul>
          <li>{words.coverage.speed(String(result.speedKmh))}</li>
          <li>{words.coverage.streets(distance(network.lengthMeters), count(network.edges))}</li>
          {network.leftOutStreets > 0 && (
            <li>{words.coverage.leftOut(distance(network.leftOutMeters), count(network.leftOutStreets))}</li>
          )}
          {medianMeters !== null && maxMeters !== null && (
            <li>{words.coverage.snapped(distance(medianMeters), distance(maxMeters))}</li>
          )}
          {outsideDivisions.population > 0 && <li>{words.coverage.outside(count(outsideDivisions.population))}</li>}
        </ul>
      </details>
    </>
  )
}
