import { useStore } from '../../state/create-store.ts'
import { type Language, preferences } from '../../state/preferences.ts'
import { enGrids } from './en-grids.ts'
import { type GridWords, zhGrids } from './zh-grids.ts'

const languages: Record<Language, GridWords> = { zh: zhGrids, en: enGrids }

/** The words of automatic division in a language. */
export const gridWordsOf = (language: Language): GridWords => languages[language]

/** The same in the language chosen; apart from the page's own, so that a viewer does not load them. */
export function useGridWords(): GridWords {
  return languages[useStore(preferences, (state) => state.language)]
}
