import type { Appearance } from '../theme/tokens.ts'
import { createStore } from './create-store.ts'

export type Language = 'zh' | 'en'

interface Preferences {
  language: Language
  appearance: Appearance
}

const languageKey = 'fangyuan.language'
const appearanceKey = 'fangyuan.appearance'

/** Storage may be forbidden (private windows): then nothing is remembered, and the page works all the same. */
function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Not remembered.
  }
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? remembered(languageKey)
  return asked?.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

function firstAppearance(): Appearance {
  const kept = remembered(appearanceKey)
  if (kept === 'light' || kept === 'dark') return kept
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Language and appearance: `?lang=` first, then what was chosen before, then Chinese and what the system prefers. */
export const preferences = createStore<Preferences>({ language: firstLanguage(), appearance: firstAppearance() })

/** Switches the language, remembers it, and keeps an address with `?lang=` true. */
export function chooseLanguage(language: Language): void {
  preferences.set({ language })
  remember(languageKey, language)
  const address = new URL(location.href)
  if (!address.searchParams.has('lang')) return
  address.searchParams.set('lang', language)
  history.replaceState(null, '', address)
}

/** Switches between light and dark, and remembers it. */
export function chooseAppearance(appearance: Appearance): void {
  preferences.set({ appearance })
  remember(appearanceKey, appearance)
}
