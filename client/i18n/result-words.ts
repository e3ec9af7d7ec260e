import { useStore } from '../state/create-store.ts'
import { type Language, preferences } from '../state/preferences.ts'
import { enResults } from './en-results.ts'
import { type ResultWords, zhResults } from './zh-results.ts'

const languages: Record<Language, ResultWords> = { zh: zhResults, en: enResults }

/** The words of results and reports in the language chosen; apart from the page's own, so that a viewer does not load them. */
export function useResultWords(): ResultWords {
  return languages[useStore(preferences, (state) => state.language)]
}
