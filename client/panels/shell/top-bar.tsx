import { useWords } from '../../i18n/words.ts'
import { useStore } from '../../state/create-store.ts'
import { chooseAppearance, chooseLanguage, preferences } from '../../state/preferences.ts'
import { AccountButton } from '../account/account-button.tsx'
import { PushButton } from '../controls/push-button.tsx'
import { SearchBox } from '../search/search-box.tsx'
import { AsOf } from '../time/as-of.tsx'
import { CopyLink } from './copy-link.tsx'
import { PlaceName } from './place-name.tsx'

/** Product, place, search, the day shown, the view's link, language, light or dark, one's account. */
export function TopBar({ narrow }: { narrow: boolean }) {
  const words = useWords()
  const { language, appearance } = useStore(preferences, (state) => state)
  const dark = appearance === 'dark'
  return (
    <header className="top-bar">
      <h1 className="brand">
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <rect x="3" y="3" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="2" />
          <circle cx="12" cy="12" r="6" fill="none" stroke="currentColor" strokeWidth="2" />
          <circle cx="12" cy="12" r="1.6" fill="currentColor" />
        </svg>
        <span className={narrow ? 'unseen' : undefined}>{words.product}</span>
      </h1>
      {!narrow && <PlaceName />}
      <SearchBox />
      <div className="top-end">
        <AsOf narrow={narrow} />
        {!narrow && <CopyLink />}
        <PushButton
          look="quiet"
          icon="language"
          aria-label={narrow ? words.top.languageLabel : undefined}
          title={words.top.languageLabel}
          onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {narrow ? null : <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{words.top.language}</span>}
        </PushButton>
        <PushButton
          look="quiet"
          icon={dark ? 'sun' : 'moon'}
          aria-label={dark ? words.top.toLight : words.top.toDark}
          title={dark ? words.top.toLight : words.top.toDark}
          onClick={() => chooseAppearance(dark ? 'light' : 'dark')}
        />
        <AccountButton narrow={narrow} />
      </div>
    </header>
  )
}
