import { useWords } from '../../i18n/words.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'

/** Whose data the map shows, under which licence. */
export function Attribution() {
  const words = useWords()
  const dataSets = useStore(catalogue, (state) => state.dataSets)
  if (dataSets.length === 0) return null
  // Who must be named comes first, in view even where the line is cut.
  const credits = [
    ...new Set(dataSets.map((set) => (set.licence?.includes('©') ? set.licence : `${set.name} · ${set.licence ?? set.source}`))),
  ].sort((a, b) => Number(b.includes('©')) - Number(a.includes('©')))
  return (
    <details className="attribution">
      <summary>
        {words.map.attribution}
        <span className="data-name">{credits.join('; ')}</span>
      </summary>
      <ul>
        {dataSets.map((set) => (
          <li key={set.id} className="data-name">
            {set.name} · {set.source}
            {set.licence && ` · ${set.licence}`}
          </li>
        ))}
      </ul>
    </details>
  )
}
