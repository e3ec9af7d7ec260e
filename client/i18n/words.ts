import { useStore } from '../state/create-store.ts'
import { type Language, preferences } from '../state/preferences.ts'
import { en } from './en.ts'
import { type Words, zh } from './zh.ts'

const languages: Record<Language, Words> = { zh, en }

/** The page's words in the language chosen. */
export function useWords(): Words {
  return languages[useStore(preferences, (state) => state.language)]
}
