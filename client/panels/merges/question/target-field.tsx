import { useMergeWords } from '../../../i18n/merges/merge-words.ts'
import { useStore } from '../../../state/create-store.ts'
import { mergeForm } from '../../../state/merges/merge-form.ts'
import { mergeRun } from '../../../state/merges/merge-run.ts'
import { Segments } from '../../controls/segments.tsx'
import { NumberField } from '../../grids/question/number-field.tsx'
import { FieldFault } from './field-fault.tsx'

const mostUnits = 100_000
const firstTarget = 20

/** How many units are left: as it is best, or a number. */
export function TargetField() {
  const { target: words } = useMergeWords()
  const target = useStore(mergeForm, (form) => form.target)
  const found = useStore(mergeRun, (run) => run.shown?.proposals[0]?.count ?? null)
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <div className="range-line">
        <Segments<'auto' | 'count'>
          label={words.title}
          value={target === null ? 'auto' : 'count'}
          onChange={(value) => mergeForm.set({ target: value === 'auto' ? null : (found ?? firstTarget) })}
          options={[
            { value: 'auto', label: words.auto },
            { value: 'count', label: words.count },
          ]}
        />
        {target !== null && (
          <NumberField
            label={words.label}
            value={target}
            min={1}
            max={mostUnits}
            onChange={(value) => mergeForm.set({ target: value ?? target })}
          />
        )}
      </div>
      <FieldFault pointer="/targetCount" />
      <p className="hint">{words.help}</p>
    </fieldset>
  )
}
