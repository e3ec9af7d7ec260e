import { baseSpeedKmh } from '#planning/network/travel-costs'
import { type TravelMode, travelModes } from '#planning/types'
import { decimal } from '../../i18n/numbers.ts'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { view } from '../../state/view.ts'
import type { Question } from '../../state/view-types.ts'
import { Segments } from '../controls/segments.tsx'
import { CategoryPicker } from './category-picker.tsx'
import { MinutesField } from './minutes-field.tsx'
import { PresetButtons } from './preset-buttons.tsx'
import { WithinField } from './within-field.tsx'

/** What to ask, in the order a person decides: what, how far, how, counting which, where. */
export function QuestionForm() {
  const words = useWords()
  const question = useStore(view, (state) => state.question)
  const change = (part: Partial<Question>): void => view.set({ question: { ...view.get().question, ...part } })
  return (
    <div className="form">
      <PresetButtons question={question} onChange={change} />
      <CategoryPicker chosen={question.categories} onChange={(categories) => change({ categories })} />
      <MinutesField question={question} onChange={(minutes) => change({ minutes })} />
      <fieldset>
        <legend>{words.coverage.mode}</legend>
        <Segments<TravelMode>
          value={question.mode}
          onChange={(mode) => change({ mode })}
          options={travelModes.map((mode) => ({ value: mode, label: words.modes[mode] }))}
          label={words.coverage.mode}
        />
        <p className="hint">{words.coverage.speed(decimal(baseSpeedKmh(question.mode)))}</p>
      </fieldset>
      <fieldset>
        <legend>{words.coverage.counted}</legend>
        <Segments<Question['counted']>
          value={question.counted}
          onChange={(counted) => change({ counted })}
          options={[
            { value: 'now', label: words.coverage.now },
            { value: 'planned', label: words.coverage.planned },
          ]}
          label={words.coverage.counted}
        />
        <p className="hint">{words.coverage.countedHelp}</p>
      </fieldset>
      <WithinField value={question.within} onChange={(within) => change({ within })} />
    </div>
  )
}
