import { type DivisionWishes, usualWishes } from '#planning/division/prices'
import { useGridWords } from '../../../i18n/grids/grid-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { griddingForm, wishStrengths } from '../../../state/griddings/gridding-form.ts'
import { Segments } from '../../controls/segments.tsx'

const wishKeys = Object.keys(usualWishes) as (keyof DivisionWishes)[]

/** What matters, each in plain words: not, as usual, before the others. */
export function WishesField() {
  const words = useGridWords()
  const weights = useStore(griddingForm, (form) => form.weights)
  return (
    <fieldset className="wishes">
      <legend>{words.wishes.title}</legend>
      {wishKeys.map((key) => (
        <div className="wish" key={key}>
          <span className="line-name">{words.wishes[key]}</span>
          <Segments<string>
            label={words.wishes[key]}
            value={String(weights[key])}
            onChange={(value) => griddingForm.set({ weights: { ...weights, [key]: Number(value) } })}
            options={wishStrengths.map((strength, index) => ({ value: String(strength), label: words.wishes.strengths[index] }))}
          />
        </div>
      ))}
      <p className="hint">{words.wishes.help}</p>
    </fieldset>
  )
}
