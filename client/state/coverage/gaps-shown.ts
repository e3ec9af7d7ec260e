import type { GapCollection } from '#contract/coverage'
import type { FacilityCategory } from '#planning/types'

/** The gaps of one category, or of all that were asked for; most people first. */
export function gapsShown(gaps: GapCollection | null, category: FacilityCategory | null): GapCollection['features'] {
  const features = gaps?.features ?? []
  return category === null ? features : features.filter((feature) => feature.properties.category === category)
}
