import { facilityRules } from '#planning/rules/facility-rules'
import type { FacilityCategory } from '#planning/types'
import { useStore } from '../../state/create-store.ts'
import { preferences } from '../../state/preferences.ts'

/** A function from category to its name in the language chosen. */
export function useCategoryName(): (category: FacilityCategory) => string {
  const language = useStore(preferences, (state) => state.language)
  return (category) => (language === 'zh' ? facilityRules[category].nameZh : facilityRules[category].nameEn)
}
