import { useWords } from '../../i18n/words.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'

/** Whose data the map shows, under which licence, and the number under which the map was reviewed. */
export function Attribution() {
  const words = useWords()
  const dataSets = useStore(catalogue, (state) => state.dataSets)
  const { mapReviewNumber, baseMapCredit } = useStore(catalogue, (state) => state.settings)
  if (dataSets.length === 0 && mapReviewNumber === null && baseMapCredit === null) return null
  // Who must be named comes first, in view even where the line is cut.
  const credits = [
    ...new Set([
      ...(baseMapCredit ? [baseMapCredit] : []),
      // A published plan redraws what others gave; it is no source of its own.
      ...dataSets
        .filter(({ kind }) => kind !== 'plan')
        .map((set) => (set.licence?.includes('©') ? set.licence : `${set.name} · ${set.licence ?? set.source}`))
        .sort((a, b) => Number(b.includes('©')) - Number(a.includes('©'))),
    ]),
  ]
  return (
    <div className="credits">
      {mapReviewNumber && (
        <p className="review-number">
          {words.places.reviewNumber} <span className="data-name">{mapReviewNumber}</span>
        </p>
      )}
      {credits.length > 0 && (
        <details className="attribution">
          <summary>
            {words.map.attribution}
            <span className="data-name">{credits.join('; ')}</span>
          </summary>
          <ul>
            {baseMapCredit && <li className="data-name">{baseMapCredit}</li>}
            {dataSets.map((set) => (
              <li key={set.id} className="data-name">
                {set.kind === 'plan' ? set.source : `${set.name} · ${set.source}`}
                {set.licence && ` · ${set.licence}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
