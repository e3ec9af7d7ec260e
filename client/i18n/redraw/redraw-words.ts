import { useStore } from '../../state/create-store.ts'
import { type Language, preferences } from '../../state/preferences.ts'
import { enRedraw } from './en-redraw.ts'
import { type RedrawWords, zhRedraw } from './zh-redraw.ts'

export type { RedrawWords }

const languages: Record<Language, RedrawWords> = { zh: zhRedraw, en: enRedraw }

/** The words of redrawing in a language. */
export const redrawWordsOf = (language: Language): RedrawWords => languages[language]

/** The words of redrawing in the language chosen; apart from the page's own, so that a viewer does not load them. */
export function useRedrawWords(): RedrawWords {
  return languages[useStore(preferences, (state) => state.language)]
}
