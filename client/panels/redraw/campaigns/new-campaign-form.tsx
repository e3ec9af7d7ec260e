import { type FormEvent, useState } from 'react'
import { useCampaignWords } from '../../../i18n/campaigns/campaign-words.ts'
import { makeCampaign } from '../../../state/campaigns/campaign-list.ts'
import { bodyOfWave, daysAfter, newWaveForm } from '../../../state/campaigns/wave-form.ts'
import { today } from '../../../state/places/periods.ts'
import { DivisionPicker } from '../../controls/division-picker.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { useWork } from '../../controls/use-work.ts'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

const firstDays = { pilot: 90, rollout: 180 } as const

/** What a new campaign is called and where it is for; it begins with a wave of pilots and one of roll-out. */
export function NewCampaignForm({ onCancel }: { onCancel(): void }) {
  const words = useCampaignWords()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<{ id: string; name: string } | null>(null)
  const { busy, problem, run } = useWork()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const now = today()
    const waves = [
      newWaveForm('pilot', words.wave.defaults.pilot, now, firstDays.pilot),
      newWaveForm('rollout', words.wave.defaults.rollout, daysAfter(now, firstDays.pilot + 1), firstDays.rollout),
    ].map(bodyOfWave)
    void run(() => makeCampaign({ name: name.trim(), waves, ...(scope ? { scope: scope.id } : {}) }))
  }
  return (
    <form className="redraw-form" onSubmit={submit}>
      <div className="task-body form">
        <label className="field">
          <span>{words.name}</span>
          <input
            className="text-input"
            value={name}
            maxLength={100}
            placeholder={words.nameHint}
            required
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className="field">
          <span aria-hidden="true">{words.scope}</span>
          <DivisionPicker
            label={words.scope}
            placeholder={words.scopeAll}
            value={scope?.name ?? ''}
            whenEmpty="towns"
            onPick={({ id, name: picked }) => setScope({ id, name: picked })}
            onClear={() => setScope(null)}
          />
          <p className="hint">{words.scopeHelp}</p>
        </div>
        <p className="hint">{words.wavesToBegin}</p>
        {problem && <ProblemNotice problem={problem} />}
      </div>
      <footer className="task-foot">
        <div className="foot-buttons">
          <PushButton onClick={onCancel}>{words.cancel}</PushButton>
          <PushButton look="primary" type="submit" wide busy={busy} disabled={name.trim() === ''}>
            {words.making}
          </PushButton>
        </div>
      </footer>
    </form>
  )
}
