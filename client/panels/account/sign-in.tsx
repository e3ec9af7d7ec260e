import { type FormEvent, useState } from 'react'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { signIn } from '../../state/service/keep-session.ts'
import { session } from '../../state/service/session.ts'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { useWork } from '../controls/use-work.ts'
import { ProblemNotice } from '../figures/problem-notice.tsx'
import { TextField } from './text-field.tsx'

/** Name and password; who was signed in until now finds their name filled in. */
export function SignIn({ onDone }: { onDone?: () => void }) {
  const words = useWords()
  const ended = useStore(session, (state) => state.ended)
  const [name, setName] = useState(ended?.name ?? 'admin')
  const [password, setPassword] = useState('')
  const { busy, problem, run } = useWork()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (await run(() => signIn(name.trim(), password))) onDone?.()
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      <TextField label={words.data.name} value={name} onChange={setName} autoComplete="username" required />
      <TextField
        label={words.data.password}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      <p className="hint">{words.accounts.firstPassword}</p>
      {problem?.status === 401 ? (
        <div className="problem" role="alert">
          <p className="problem-title">
            <Icon name="warning" /> {words.accounts.wrong}
          </p>
          <p>{words.accounts.wrongAdvice}</p>
        </div>
      ) : (
        problem && <ProblemNotice problem={problem} />
      )}
      <PushButton look="primary" type="submit" busy={busy} disabled={name.trim() === '' || password === ''} wide>
        {words.data.signIn}
      </PushButton>
    </form>
  )
}
