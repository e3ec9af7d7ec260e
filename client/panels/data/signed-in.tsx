import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { keepSession, session } from '../../state/service/session.ts'
import { PushButton } from '../controls/push-button.tsx'

/** Who is signed in, and the way out. */
export function SignedIn() {
  const words = useWords()
  const name = useStore(session, (state) => state.name)
  return (
    <p className="signed-in">
      {words.data.signedIn(name ?? '')}
      <PushButton small onClick={() => keepSession({ name: null, token: null })}>
        {words.data.signOut}
      </PushButton>
    </p>
  )
}
