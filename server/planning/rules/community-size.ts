import type { Bilingual, RuleMark } from './facility-rules.ts'

/** Households of a community as the law has them; a place may depart from it as needed. */
export const communitySize: { households: { min: number; max: number }; mark: RuleMark; source: Bilingual } = {
  households: { min: 1000, max: 3000 },
  mark: 'C',
  source: {
    zh: '《城市居民委员会组织法》(2025年修订)第三条:一般1000–3000户,可根据实际需要适当调整',
    en: 'Organic law of urban residents’ committees (revised 2025), art. 3: 1000 to 3000 households as a rule; may depart as needed',
  },
}
