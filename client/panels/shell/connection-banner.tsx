import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { openDivision } from '../../state/open-division.ts'
import { connection } from '../../state/service/connection.ts'
import { notice } from '../../state/service/notice.ts'
import { session } from '../../state/service/session.ts'
import { Icon } from '../controls/icon.tsx'
import { PushButton } from '../controls/push-button.tsx'

/** What the whole page must say: that the connection is lost and being tried, that one is no longer signed in, or that a link named what is no more. */
export function ConnectionBanner() {
  const words = useWords()
  const lost = useStore(connection, (state) => state.lost)
  const stale = useStore(notice, (state) => state.stale)
  const ended = useStore(session, (state) => state.ended !== null)
  return (
    <div role="status" className="banners">
      {lost && (
        <p className="banner lost">
          <Icon name="warning" /> {words.places.lost}
        </p>
      )}
      {ended && (
        <p className="banner">
          <Icon name="clock" /> {words.accounts.ended}
          <PushButton small onClick={() => session.set({ dialogOpen: true })}>
            {words.accounts.signInAgain}
          </PushButton>
          <PushButton
            look="quiet"
            small
            icon="close"
            aria-label={words.panel.close}
            onClick={() => session.set({ ended: null })}
          />
        </p>
      )}
      {stale && (
        <p className="banner">
          <Icon name="warning" /> {stale.became ? words.places.became(stale.became.day) : words.places.stale[stale.kind]}
          {stale.became?.successors.map(({ id, name }) => (
            <PushButton
              key={id}
              small
              onClick={() => {
                notice.set({ stale: null })
                void openDivision(id)
              }}
            >
              <span className="data-name">{name}</span>
            </PushButton>
          ))}
          <PushButton
            look="quiet"
            small
            icon="close"
            aria-label={words.panel.close}
            onClick={() => notice.set({ stale: null })}
          />
        </p>
      )}
    </div>
  )
}
