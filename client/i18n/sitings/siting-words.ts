import { useStore } from '../../state/create-store.ts'
import { type Language, preferences } from '../../state/preferences.ts'
import { enSitings } from './en-sitings.ts'
import { type SitingWords, zhSitings } from './zh-sitings.ts'

const languages: Record<Language, SitingWords> = { zh: zhSitings, en: enSitings }

/** The words of choosing sites in the language chosen; apart from the page's own, so that a viewer does not load them. */
export function useSitingWords(): SitingWords {
  return languages[useStore(preferences, (state) => state.language)]
}
