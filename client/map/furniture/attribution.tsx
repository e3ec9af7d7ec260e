import { useWords } from '../../i18n/words.ts'
import { catalogue } from '../../state/catalogue.ts'
import { useStore } from '../../state/create-store.ts'

/** Whose data the map shows, under which licence. */
export function Attribution() {
  const words = useWords()
  const dataSets = useStore(catalogue, (state) => state.dataSets)
  if (dataSets.length === 0) return null
  return (
    <details className="attribution">
      <summary>
        {words.map.attribution}
        <span className="data-name">{[...new Set(dataSets.map((set) => set.source))].join('; ')}</span>
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
