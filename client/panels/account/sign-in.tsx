import { type FormEvent, useState } from 'react'
import type { Problem } from '#contract/problems'
import { api, problemOf } from '../../api.ts'
import { useWords } from '../../i18n/words.ts'
import { keepSession } from '../../state/service/session.ts'
import { PushButton } from '../controls/push-button.tsx'
import { ProblemNotice } from '../figures/problem-notice.tsx'

/** The administrator signs in with name and password. */
export function SignIn() {
  const words = useWords()
  const [name, setName] = useState('admin')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const { token } = await api.signIn(name.trim(), password)
      keepSession({ name: name.trim(), token })
    } catch (error) {
      setProblem(problemOf(error))
      setBusy(false)
    }
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>{words.data.name}</span>
        <input
          className="text-input"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="username"
          required
        />
      </label>
      <label className="field">
        <span>{words.data.password}</span>
        <input
          className="text-input"
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="current-password"
          required
        />
      </label>
      <p className="hint">{words.data.passwordHelp}</p>
      {problem && <ProblemNotice problem={problem} />}
      <PushButton look="primary" type="submit" busy={busy} disabled={name.trim() === '' || password === ''} wide>
        {words.data.signIn}
      </PushButton>
    </form>
  )
}
