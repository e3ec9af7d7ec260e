import { type FormEvent, useState } from 'react'
import { api } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { TextField } from './text-field.tsx'

/** Changes one's own password. */
export function OwnPassword({ name }: { name: string }) {
  const words = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { busy, problem, run } = useWork()
  const [isSaved, setSaved] = useState(false)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setSaved(false)
    if (!(await run(() => api.changePassword(current, next)))) return
    setCurrent('')
    setNext('')
    setSaved(true)
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {/* Password managers ask whose password it is. */}
      <input type="text" className="unseen" autoComplete="username" value={name} readOnly tabIndex={-1} aria-hidden="true" />
      <TextField
        label={words.accounts.currentPassword}
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        required
      />
      <TextField
        label={words.accounts.newPassword}
        type="password"
        value={next}
        onChange={setNext}
        autoComplete="new-password"
        hint={words.accounts.passwordRule}
        minLength={10}
        required
      />
      <p className="hint">{words.accounts.changeEnds}</p>
      {problem && <ProblemNotice problem={problem} />}
      <PushButton look="primary" type="submit" busy={busy} disabled={current === '' || next.length < 10} wide>
        {words.accounts.changePassword}
      </PushButton>
      <p role="status" className={isSaved ? 'hint' : 'unseen'}>
        {isSaved && words.accounts.passwordChanged}
      </p>
    </form>
  )
}
