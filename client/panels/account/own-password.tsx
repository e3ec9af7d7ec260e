import { type FormEvent, useState } from 'react'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { TextField } from './text-field.tsx'

/** Changes one's own password. */
export function OwnPassword({ name }: { name: string }) {
  const words = useWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [state, setState] = useState<'idle' | 'saving' | 'saved' | Problem>('idle')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState('saving')
    try {
      await api.changePassword(current, next)
      setCurrent('')
      setNext('')
      setState('saved')
    } catch (error) {
      setState(problemOf(error))
    }
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
      {typeof state === 'object' && <ProblemNotice problem={state} />}
      <PushButton look="primary" type="submit" busy={state === 'saving'} disabled={current === '' || next.length < 10} wide>
        {words.accounts.changePassword}
      </PushButton>
      <p role="status" className={state === 'saved' ? 'hint' : 'unseen'}>
        {state === 'saved' && words.accounts.passwordChanged}
      </p>
    </form>
  )
}
