import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingForm, searchSeconds } from '../../../state/griddings/gridding-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Segments } from '../../controls/segments.tsx'
import { NumberField } from './number-field.tsx'

const mostSeed = 2 ** 31 - 1

/** How long to search, and the seed that the search begins from. */
export function SearchField() {
  const words = useGridWords()
  const { seconds, seed } = useStore(griddingForm, (form) => form)
  return (
    <fieldset>
      <legend>{words.search.title}</legend>
      <Segments<string>
        label={words.search.title}
        value={String(seconds)}
        onChange={(value) => griddingForm.set({ seconds: Number(value) })}
        options={searchSeconds.map((each) => ({ value: String(each), label: words.search.seconds(each) }))}
      />
      <p className="hint">{words.search.help}</p>
      <div className="range-line parts-line">
        <span className="line-name">{words.search.seed}</span>
        <NumberField
          label={words.search.seed}
          value={seed}
          min={0}
          max={mostSeed}
          onChange={(value) => griddingForm.set({ seed: value ?? seed })}
        />
        <PushButton small onClick={() => griddingForm.set({ seed: (seed % mostSeed) + 1 })}>
          {words.search.another}
        </PushButton>
      </div>
    </fieldset>
  )
}
