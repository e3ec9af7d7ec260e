import { useWords } from '../../i18n/words.ts'
import { signOut } from '../../state/service/keep-session.ts'
import { session, type Who } from '../../state/service/session.ts'
import { PushButton } from '../controls/push-button.tsx'

/** Who is signed in, and the way out; or that they are no more, and the way in again. */
export function SignedIn({ who, ended }: { who: Who; ended: boolean }) {
  const words = useWords()
  return (
    <p className="signed-in">
      {ended ? words.accounts.wasSignedIn(who.name) : words.data.signedIn(who.name)}
      <PushButton small onClick={() => (ended ? session.set({ dialogOpen: true }) : void signOut())}>
        {ended ? words.accounts.signInAgain : words.data.signOut}
      </PushButton>
    </p>
  )
}
