import { type FormEvent, useState } from 'react'
import { waveKinds } from '#planning/campaigns/campaign-types'
import { useCampaignWords } from '../../../../i18n/campaigns/campaign-words.ts'
import { faultOfWave, type WaveForm } from '../../../../state/campaigns/wave-form.ts'
import { DivisionPicker } from '../../../controls/division-picker.tsx'
import { Icon } from '../../../controls/icon.tsx'
import { PushButton } from '../../../controls/push-button.tsx'
import { Segments } from '../../../controls/segments.tsx'
import { useWork } from '../../../controls/use-work.ts'
import { ProblemNotice } from '../../../figures/problem-notice.tsx'
import { QuotaFields } from './quota-fields.tsx'

interface WaveFormFieldsProps {
  first: WaveForm
  onSave(form: WaveForm): Promise<void>
  onCancel(): void
}

/** Name, kind, days, places and quota of a wave. */
export function WaveFormFields({ first, onSave, onCancel }: WaveFormFieldsProps) {
  const words = useCampaignWords()
  const [form, setForm] = useState(first)
  const { busy, problem, run } = useWork()
  const set = (change: Partial<WaveForm>): void => setForm({ ...form, ...change })
  const fault = faultOfWave(form)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void run(() => onSave(form))
  }
  const day = (key: 'fromDay' | 'dueDay', label: string) => (
    <label className="field">
      <span>{label}</span>
      <input
        className="text-input"
        type="date"
        value={form[key]}
        min={key === 'dueDay' ? form.fromDay : undefined}
        required
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </label>
  )
  return (
    <form className="form wave-form" onSubmit={submit}>
      <label className="field">
        <span>{words.wave.name}</span>
        <input
          className="text-input"
          value={form.name}
          maxLength={100}
          placeholder={words.wave.nameHint}
          required
          onChange={(event) => set({ name: event.target.value })}
        />
      </label>
      <Segments
        label={words.wave.kind}
        value={form.kind}
        options={waveKinds.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={(kind) => set({ kind })}
      />
      <div className="two-fields">
        {day('fromDay', words.wave.from)}
        {day('dueDay', words.wave.due)}
      </div>
      <div className="field">
        <span aria-hidden="true">{words.wave.areas}</span>
        <ul className="area-chips">
          {form.areas.map(({ id, name }) => (
            <li key={id}>
              <span className="data-name" lang="zh-CN">
                {name}
              </span>
              <button
                type="button"
                aria-label={words.wave.removeArea(name)}
                className="data-name"
                onClick={() => set({ areas: form.areas.filter((area) => area.id !== id) })}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
        <DivisionPicker
          label={words.wave.areaLabel}
          placeholder={words.wave.areaHint}
          value=""
          whenEmpty="towns"
          onPick={({ id, name }) => {
            if (!form.areas.some((area) => area.id === id)) set({ areas: [...form.areas, { id, name }] })
          }}
        />
        <p className="hint">{words.wave.areasHelp}</p>
      </div>
      <QuotaFields form={form} onChange={set} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="card-actions">
        <PushButton small onClick={onCancel}>
          {words.cancel}
        </PushButton>
        <PushButton small look="primary" type="submit" busy={busy} disabled={fault !== null}>
          {words.save}
        </PushButton>
      </div>
    </form>
  )
}
