import { mergeAims } from '#planning/merging/merging-types'
import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { aimStrengths, mergeForm } from '../../../state/merges/merge-form.ts'
import { Segments } from '../../controls/segments.tsx'

/** What matters, each in plain words: not, as usual, before the others. */
export function AimsField() {
  const { wishes: words } = useMergeWords()
  const weights = useStore(mergeForm, (form) => form.weights)
  return (
    <fieldset className="wishes">
      <legend>{words.title}</legend>
      {mergeAims.map((aim) => (
        <div className="wish" key={aim}>
          <span className="line-name">{words.names[aim]}</span>
          <Segments<string>
            label={words.names[aim]}
            value={String(weights[aim])}
            onChange={(value) => mergeForm.set({ weights: { ...weights, [aim]: Number(value) } })}
            options={aimStrengths.map((strength, index) => ({ value: String(strength), label: words.strengths[index] }))}
          />
        </div>
      ))}
      <p className="hint">{words.help}</p>
    </fieldset>
  )
}
