import { useStore } from '../../state/create-store.ts'
import { type Language, preferences } from '../../state/preferences.ts'
import { enSupply } from './en-supply.ts'
import { type SupplyWords, zhSupply } from './zh-supply.ts'

const languages: Record<Language, SupplyWords> = { zh: zhSupply, en: enSupply }

/** The words of supply in the language chosen; apart from the page's own, so that a viewer does not load them. */
export function useSupplyWords(): SupplyWords {
  return languages[useStore(preferences, (state) => state.language)]
}
