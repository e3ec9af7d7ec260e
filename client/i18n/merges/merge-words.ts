import { useStore } from '../../state/create-store.ts'
import { type Language, preferences } from '../../state/preferences.ts'
import { enMerges } from './en-merges.ts'
import { type MergeWords, zhMerges } from './zh-merges.ts'

const languages: Record<Language, MergeWords> = { zh: zhMerges, en: enMerges }

/** The words of merges in the language chosen; apart from the page's own, so that a viewer does not load them. */
export function useMergeWords(): MergeWords {
  return languages[useStore(preferences, (state) => state.language)]
}
