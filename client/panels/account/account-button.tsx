import { lazy, Suspense } from 'react'
import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { session } from '../../state/service/session.ts'
import { PushButton } from '../controls/push-button.tsx'

const AccountDialog = lazy(() => import('./account-dialog.tsx'))

/** Who is signed in, in the top bar; opens the dialog to sign in, or about one's own account. */
export function AccountButton({ narrow }: { narrow: boolean }) {
  const words = useWords()
  const { who, dialogOpen } = useStore(session, (state) => state)
  const label = who ? words.accounts.accountOf(who.name) : words.accounts.account
  return (
    <>
      <PushButton
        look="quiet"
        icon="account"
        className={who ? 'account-button known' : 'account-button'}
        aria-label={label}
        aria-haspopup="dialog"
        title={who ? `${who.name} · ${words.accounts.roles[who.role]}` : words.accounts.account}
        onClick={() => session.set({ dialogOpen: true })}
      >
        {narrow ? null : who ? <span className="account-name data-name">{who.name}</span> : words.accounts.account}
      </PushButton>
      {dialogOpen && (
        <Suspense>
          <AccountDialog />
        </Suspense>
      )}
    </>
  )
}
