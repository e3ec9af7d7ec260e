import { type FormEvent, useState } from 'react'
import { type PlanKind, planKinds } from '#planning/plans/plan-types'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { today } from '../../../state/places/periods.ts'
import { makePlan } from '../../../state/plans/plan-list.ts'
import { Choice } from '../../controls/choice.tsx'
import { DivisionPicker } from '../../controls/division-picker.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { useWork } from '../../controls/use-work.ts'
import { ProblemNotice } from '../../figures/problem-notice.tsx'

/** What a new plan is called, what it is about, where it may change borders, and from which day on. */
export function NewPlanForm({ onCancel }: { onCancel(): void }) {
  const words = useRedrawWords()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<PlanKind>('community_adjust')
  const [scope, setScope] = useState<{ id: string; name: string } | null>(null)
  const [effective, setEffective] = useState(today())
  const { busy, problem, run } = useWork()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void run(() => makePlan({ name: name.trim(), kind, effective, ...(scope ? { scope: scope.id } : {}) }))
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
          <span aria-hidden="true">{words.kind}</span>
          <Choice<PlanKind>
            label={words.kind}
            value={kind}
            options={planKinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={setKind}
          />
        </div>
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
        <label className="field">
          <span>{words.effective}</span>
          <input
            className="text-input"
            type="date"
            value={effective}
            required
            onChange={(event) => setEffective(event.target.value)}
          />
        </label>
        {problem && <ProblemNotice problem={problem} />}
      </div>
      <footer className="task-foot">
        <div className="foot-buttons">
          <PushButton onClick={onCancel}>{words.cancel}</PushButton>
          <PushButton look="primary" type="submit" wide busy={busy} disabled={name.trim() === ''}>
            {words.make}
          </PushButton>
        </div>
      </footer>
    </form>
  )
}
