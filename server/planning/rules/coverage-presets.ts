import { type FacilityCategory, facilityCategories } from '../types.ts'
import { type Bilingual, facilityRules, type RuleMark } from './facility-rules.ts'
import { livingCircles } from './living-circles.ts'

/** A question that planners ask so often that it has a name: which facilities, within how many minutes on foot. */
export interface CoveragePreset {
  key: 'circle_5' | 'circle_10' | 'circle_15' | 'complete_community'
  name: Bilingual
  minutes: number
  categories: readonly FacilityCategory[]
  /** Where the list and the minutes come from, and how certain they are. */
  source: Bilingual
  mark: RuleMark
}

/** The circles' own facilities only: the standard says that those of a larger circle do not stand in for those of a smaller one. */
function circle({ minutes, mark }: { minutes: 5 | 10 | 15; mark: RuleMark }): CoveragePreset {
  return {
    key: `circle_${minutes}`,
    name: { zh: `${minutes} 分钟圈`, en: `${minutes}-minute circle` },
    minutes,
    categories: facilityCategories.filter((category) => facilityRules[category].tierMinutes === minutes),
    source: {
      zh: 'GB 50180-2018 表3.0.4 的步行距离;设施按附录C分级(转述,未核验)',
      en: 'Walking distance of GB 50180-2018 table 3.0.4; facilities by its appendix C (as widely quoted, not verified)',
    },
    mark,
  }
}

/**
 * Of the 20 items in six fields that the trial standard for complete residential communities (2020) names, those that are facilities
 * with a place on the map: service station, kindergarten, elder service, clinic, supermarket, place for activities. That there are 20
 * items in six fields was read; which they are, and the minutes, are widely quoted.
 */
const completeCommunity: CoveragePreset = {
  key: 'complete_community',
  name: { zh: '完整社区', en: 'Complete community' },
  minutes: 10,
  categories: ['kindergarten', 'community_service_station', 'elder_daycare', 'clinic_station', 'market', 'fitness_site'],
  source: {
    zh: '《完整居住社区建设标准(试行)》2020-08,20 项中有固定场所的 6 项;步行 5–10 分钟(转述,未核验)',
    en: 'Trial standard for complete residential communities, 2020-08: the 6 of its 20 items that have a place; 5 to 10 minutes on foot (as widely quoted, not verified)',
  },
  mark: 'U',
}

/** The questions with a name, from the smallest circle on. */
export const coveragePresets: readonly CoveragePreset[] = [...livingCircles.map(circle), completeCommunity]
