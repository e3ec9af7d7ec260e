import { type FormEvent, useState } from 'react'
import type { Account } from '#contract/accounts'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { SecretLine } from '../account/secret-line.tsx'
import { TextField } from '../account/text-field.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { PasswordChoice } from './password-choice.tsx'
import { type Rights, RoleAndScope } from './role-and-scope.tsx'

/** Makes an account, and shows its password once to be handed over. */
export function NewAccount({ onCreated, onClose }: { onCreated(account: Account): void; onClose(): void }) {
  const words = useWords()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [rights, setRights] = useState<Rights>({ role: 'planner', scope: null })
  const { busy, problem, run } = useWork()
  const [made, setMade] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const account = { name, password, role: rights.role, scope: rights.scope?.id ?? null }
    setMade(await run(async () => onCreated(await api.addAccount(account))))
  }
  if (made)
    return (
      <div className="account-form">
        <SecretLine says={words.accounts.passwordOnce} secret={password} />
        <PushButton wide onClick={onClose}>
          {words.panel.close}
        </PushButton>
      </div>
    )
  return (
    <form className="form account-form" aria-label={words.accounts.add} onSubmit={(event) => void submit(event)}>
      <TextField
        label={words.accounts.name}
        value={name}
        onChange={setName}
        hint={words.accounts.nameRule}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <PasswordChoice label={words.accounts.password} value={password} onChange={setPassword} />
      <RoleAndScope value={rights} onChange={setRights} />
      {problem && <ProblemNotice problem={problem} />}
      <div className="foot-buttons">
        <PushButton look="primary" type="submit" busy={busy} disabled={name.trim() === '' || password.length < 10} wide>
          {words.accounts.create}
        </PushButton>
        <PushButton onClick={onClose}>{words.accounts.cancel}</PushButton>
      </div>
    </form>
  )
}
