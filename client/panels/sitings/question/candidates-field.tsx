import { useSitingWords } from '../../../i18n/sitings/siting-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { type SitingForm, sitingForm } from '../../../state/sitings/siting-form.ts'
import { Segments } from '../../controls/segments.tsx'
import { NumberField } from '../../grids/question/number-field.tsx'
import { CandidateUpload } from './candidate-upload.tsx'

const sources = ['streets', 'premises', 'demand', 'given'] as const
const leastSpacing = 20
const mostSpacing = 20_000
const firstSpacing = 200

/** Where sites may be: street corners so far apart, rooms of closed facilities, where people live; or places of a file. */
export function CandidatesField() {
  const { candidates: words } = useSitingWords()
  const { candidates, spacingMeters } = useStore(sitingForm, (form) => form)
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <Segments<SitingForm['candidates']>
        label={words.title}
        value={candidates}
        onChange={(value) => sitingForm.set({ candidates: value })}
        options={sources.map((value) => ({ value, label: words.names[value] }))}
      />
      <p className="hint">{words.help[candidates]}</p>
      {candidates === 'given' && <CandidateUpload />}
      {candidates === 'streets' && (
        <div className="range-line">
          <span className="line-name">{words.spacing}</span>
          <Segments<'auto' | 'own'>
            label={words.spacing}
            value={spacingMeters === null ? 'auto' : 'own'}
            onChange={(value) => sitingForm.set({ spacingMeters: value === 'auto' ? null : firstSpacing })}
            options={[
              { value: 'auto', label: words.spacingAuto },
              { value: 'own', label: words.spacingOwn },
            ]}
          />
          {spacingMeters !== null && (
            <NumberField
              label={words.spacing}
              value={spacingMeters}
              min={leastSpacing}
              max={mostSpacing}
              unit="m"
              onChange={(value) => sitingForm.set({ spacingMeters: value ?? spacingMeters })}
            />
          )}
        </div>
      )}
    </fieldset>
  )
}
