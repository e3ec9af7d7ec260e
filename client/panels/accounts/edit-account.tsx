import { type FormEvent, useState } from 'react'
import type { Account, AccountChange } from '#contract/accounts'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { SecretLine } from '../account/secret-line.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { PasswordChoice } from './password-choice.tsx'
import { type Rights, RoleAndScope } from './role-and-scope.tsx'

/** Changes an account: role and part of the tree, a new password, whether it may sign in. */
export function EditAccount({
  account,
  onSaved,
  onClose,
}: {
  account: Account
  onSaved(account: Account): void
  onClose(): void
}) {
  const words = useWords()
  const [rights, setRights] = useState<Rights>({ role: account.role, scope: account.scope })
  const { busy, problem, run } = useWork()
  /** Null: no new password is asked for. */
  const [password, setPassword] = useState<string | null>(null)
  const [isSet, setIsSet] = useState(false)
  const save = (change: AccountChange): Promise<boolean> => run(async () => onSaved(await api.changeAccount(account.id, change)))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save({ role: rights.role, scope: rights.scope?.id ?? null }).then((done) => done && onClose())
  }
  const isChanged = rights.role !== account.role || rights.scope?.id !== account.scope?.id
  return (
    <form className="form account-form" aria-label={words.accounts.edit(account.name)} onSubmit={submit}>
      <RoleAndScope value={rights} onChange={setRights} />
      <div className="foot-buttons">
        <PushButton look="primary" type="submit" busy={busy} disabled={!isChanged} wide>
          {words.accounts.save}
        </PushButton>
        <PushButton onClick={onClose}>{words.accounts.cancel}</PushButton>
      </div>
      {isSet && password !== null ? (
        <SecretLine says={words.accounts.passwordOnce} secret={password} />
      ) : password === null ? (
        <div className="foot-buttons">
          <PushButton small onClick={() => setPassword('')}>
            {words.accounts.resetPassword}
          </PushButton>
          <PushButton small disabled={busy} onClick={() => void save({ disabled: !account.disabled })}>
            {account.disabled ? words.accounts.enable : words.accounts.disable}
          </PushButton>
        </div>
      ) : (
        <>
          <PasswordChoice label={words.accounts.newPassword} value={password} onChange={setPassword} />
          <p className="hint">{words.accounts.resetEnds}</p>
          <PushButton disabled={busy || password.length < 10} onClick={() => void save({ password }).then(setIsSet)}>
            {words.accounts.resetPassword}
          </PushButton>
        </>
      )}
      {!account.disabled && password === null && <p className="hint">{words.accounts.disableEnds}</p>}
      {problem && <ProblemNotice problem={problem} />}
    </form>
  )
}
