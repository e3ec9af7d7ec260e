import type { SitingBody } from '#contract/sitings/siting-body'
import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { sitingForm } from '../../../state/sitings/siting-form.ts'
import { Segments } from '../../controls/segments.tsx'

/** What becomes of existing facilities of the category, and which of them count as existing. */
export function ExistingField() {
  const { existing: words } = useSitingWords()
  const { existing, counted } = useStore(sitingForm, (form) => form)
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <Segments<SitingBody['existing']>
        label={words.title}
        value={existing}
        onChange={(value) => sitingForm.set({ existing: value })}
        options={(['keep', 'ignore', 'may-close'] as const).map((value) => ({ value, label: words.names[value] }))}
      />
      <p className="hint">{words.help[existing]}</p>
      <div className="range-line">
        <span className="line-name">{words.counted}</span>
        <Segments<SitingBody['counted']>
          label={words.counted}
          value={counted}
          onChange={(value) => sitingForm.set({ counted: value })}
          options={(['now', 'planned'] as const).map((value) => ({ value, label: words[value] }))}
        />
      </div>
    </fieldset>
  )
}
