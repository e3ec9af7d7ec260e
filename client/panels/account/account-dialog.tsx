import { useEffect, useId, useRef } from 'react'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { session } from '../../state/service/session.ts'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { OwnAccount } from './own-account.tsx'
import { SignIn } from './sign-in.tsx'
import '../../theme/account.css'

const close = (): void => session.set({ dialogOpen: false })

/** Over the page, which stays as it is: signing in for visitors, one's own account for others. Esc and a press beside it close it. */
export default function AccountDialog() {
  const words = useWords()
  const { who, ended } = useStore(session, (state) => state)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself
    <dialog
      ref={dialog}
      className="account-dialog"
      aria-labelledby={id}
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
    >
      <div className="account-sheet">
        <div className="account-head">
          <h2 id={id}>{who ? words.accounts.account : words.accounts.signInTitle}</h2>
          <PushButton look="quiet" small icon="close" aria-label={words.panel.close} onClick={close} />
        </div>
        {who ? (
          <OwnAccount who={who} />
        ) : (
          <>
            {ended !== null && (
              <p className="account-ended">
                <Icon name="clock" /> {words.accounts.ended}
              </p>
            )}
            <SignIn onDone={close} />
          </>
        )}
      </div>
    </dialog>
  )
}
