import type { SitingBody } from '#contract/sitings/siting-body'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { searchSeconds, servesAll, sitingForm } from '../../../state/sitings/siting-form.ts'
import { PushButton } from '../../controls/push-button.tsx'
import { Segments } from '../../controls/segments.tsx'
import { NumberField } from '../../grids/question/number-field.tsx'

const mostSeed = 2 ** 31 - 1

/** How long to search and from which seed, and what becomes of people whom no candidate can serve. */
export function SearchField() {
  const { search, unreachable: words } = useSitingWords()
  const { seconds, seed, unreachable, model } = useStore(sitingForm, (form) => form)
  return (
    <>
      {servesAll(model) && (
        <fieldset>
          <legend>{words.title}</legend>
          <Segments<SitingBody['unreachable']>
            label={words.title}
            value={unreachable}
            onChange={(value) => sitingForm.set({ unreachable: value })}
            options={(['refuse', 'leave-out'] as const).map((value) => ({ value, label: words[value] }))}
          />
        </fieldset>
      )}
      <fieldset className="search-time">
        <legend>{search.title}</legend>
        <Segments<string>
          label={search.title}
          value={String(seconds)}
          onChange={(value) => sitingForm.set({ seconds: Number(value) })}
          options={searchSeconds.map((each) => ({ value: String(each), label: search.seconds(each) }))}
        />
        <p className="hint">{search.help}</p>
        <div className="range-line">
          <span className="line-name">{search.seed}</span>
          <NumberField
            label={search.seed}
            value={seed}
            min={0}
            max={mostSeed}
            onChange={(value) => sitingForm.set({ seed: value ?? seed })}
          />
          <PushButton small onClick={() => sitingForm.set({ seed: (seed % mostSeed) + 1 })}>
            {search.another}
          </PushButton>
        </div>
      </fieldset>
    </>
  )
}
