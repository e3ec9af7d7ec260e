import { useMergeWords } from '../../i18n/merges/merge-words.ts'
import { useStore } from '../../state/create-store.ts'
import { mergeFocus } from '../../state/merges/merge-focus.ts'
import { mergeForm } from '../../state/merges/merge-form.ts'
import { mergeRun } from '../../state/merges/merge-run.ts'
import { wayClassMinutes } from '../../state/merges/way-classes.ts'
import { wayColours } from '../../theme/tokens.ts'
import '../../theme/merges.css'

/** The signs of merges that are on the map now. */
export default function MergesLegend() {
  const { legend: words, shading: titles } = useMergeWords()
  const merge = useStore(mergeRun, (run) => run.shown)
  const shading = useStore(mergeFocus, (focus) => focus.shading)
  const roads = useStore(mergeForm, (form) => form.roads)
  const addedRoad = (
    <li>
      <i className="swatch merge-road" /> {words.road}
    </li>
  )
  if (!merge?.ok) return roads.length > 0 ? <ul>{addedRoad}</ul> : null
  const isTravel = shading === 'travel'
  const nameOf = (index: number): string => {
    if (index === 0) return `< ${wayClassMinutes[0]}`
    if (index === wayClassMinutes.length) return `≥ ${wayClassMinutes[index - 1]}`
    return `${wayClassMinutes[index - 1]} … ${wayClassMinutes[index]}`
  }
  return (
    <>
      {isTravel && <h3>{`${titles.names.travel} (${words.minutes})`}</h3>}
      <ul>
        {isTravel ? (
          wayColours.map((colour, index) => (
            <li key={colour}>
              <i className="merge-dot" style={{ background: `var(--${colour.replace(/\d/, (digit) => `-${digit}`)})` }} />{' '}
              {nameOf(index)}
              {index === 0 ? ` ${words.shorter}` : index === wayClassMinutes.length ? ` ${words.longer}` : ''}
            </li>
          ))
        ) : (
          <>
            <li>
              <i className="swatch merge-swatch" /> {words.merged}
            </li>
            <li>
              <i className="swatch merge-same" /> {words.same}
            </li>
          </>
        )}
        <li>
          <i className="merge-dot station" /> {words.centre}
        </li>
        <li>
          <i className="merge-dot hollow" /> {words.proposedCentre}
        </li>
        {roads.length > 0 && addedRoad}
      </ul>
    </>
  )
}
