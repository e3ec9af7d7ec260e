import { useStore } from '../../state/create-store.ts'
import { type Language, preferences } from '../../state/preferences.ts'
import { enCampaigns } from './en-campaigns.ts'
import { type CampaignWords, zhCampaigns } from './zh-campaigns.ts'

const languages: Record<Language, CampaignWords> = { zh: zhCampaigns, en: enCampaigns }

/** The words of campaigns in a language. */
export const campaignWordsOf = (language: Language): CampaignWords => languages[language]

/** The words of campaigns in the language chosen; apart from the page's own, so that a viewer of the map does not load them. */
export function useCampaignWords(): CampaignWords {
  return languages[useStore(preferences, (state) => state.language)]
}
