import type { Tags } from '../elements.ts'

/** How many people a kind of building is taken to house. */
export interface HousingRule {
  /** Storeys where neither `building:levels` nor `height` is tagged. */
  levels: number
  /** Gross floor area a household. */
  squareMetersPerHousehold: number
}

/** 41.76 m² of housing a person, [S] 2020 census of China, × 2.62 people. */
const familySquareMeters = 109.4

/** OSM `building` → housing. A value that is not listed houses nobody. All storeys are [U], rules of thumb to be tuned by a county's own counts. */
export const housingRules: Readonly<Record<string, HousingRule>> = {
  apartments: { levels: 6, squareMetersPerHousehold: familySquareMeters }, // most older estates: 6 storeys, the limit without a lift
  residential: { levels: 6, squareMetersPerHousehold: familySquareMeters },
  dormitory: { levels: 5, squareMetersPerHousehold: 52 }, // [U] 20 m² a person
  house: { levels: 2, squareMetersPerHousehold: 150 }, // [U] detached houses are larger
  detached: { levels: 2, squareMetersPerHousehold: 150 },
  semidetached_house: { levels: 2, squareMetersPerHousehold: 150 },
  terrace: { levels: 2, squareMetersPerHousehold: 130 },
  villa: { levels: 2, squareMetersPerHousehold: 250 },
  bungalow: { levels: 1, squareMetersPerHousehold: 130 },
  farm: { levels: 1, squareMetersPerHousehold: 150 },
  yes: { levels: 3, squareMetersPerHousehold: familySquareMeters }, // use unknown: see `mayBeHousing`
}

/** Footprints of `building=yes` that are taken for homes, [U]: below it is a shed, above (without a tagged height) a hall. */
export const plainBuildingSquareMeters = { least: 30, most: 3000 } as const

const otherUses = [
  'amenity',
  'shop',
  'office',
  'leisure',
  'tourism',
  'healthcare',
  'government',
  'railway',
  'public_transport',
  'man_made',
  'aerialway',
  'historic',
] as const
const campusAmenities = new Set([
  'school',
  'kindergarten',
  'college',
  'university',
  'hospital',
  'clinic',
  'police',
  'fire_station',
  'prison',
  'townhall',
  'courthouse',
  'place_of_worship',
  'marketplace',
  'bus_station',
  'theatre',
  'cinema',
  'library',
  'arts_centre',
  'community_centre',
  'conference_centre',
  'exhibition_centre',
  'research_institute',
  'social_facility',
  'post_office',
  'fuel',
])
const workLanduse = new Set([
  'commercial',
  'retail',
  'industrial',
  'military',
  'railway',
  'education',
  'construction',
  'port',
  'depot',
  'greenhouse_horticulture',
  'cemetery',
  'religious',
  'quarry',
  'landfill',
])
const openLeisure = new Set(['park', 'stadium', 'sports_centre', 'garden', 'golf_course', 'swimming_pool'])

/** The housing rule of a building; null where nobody lives there by its tags. `building=yes` counts only without a tag of another use. */
export function housingRule(tags: Tags): HousingRule | null {
  const type = tags.building
  if (type === undefined || !Object.hasOwn(housingRules, type)) return null
  if (type === 'yes' ? otherUses.some((key) => tags[key] !== undefined) : campusAmenities.has(tags.amenity)) return null
  if (tags['building:use'] !== undefined && !/residential|apartments/.test(tags['building:use'])) return null
  return housingRules[type]
}

/** Tells whether an area (or a point inside a building) with these tags is of another use, so that a `building=yes` there is not taken for homes. */
export function isOtherUse(tags: Tags): boolean {
  return (
    campusAmenities.has(tags.amenity) ||
    workLanduse.has(tags.landuse) ||
    openLeisure.has(tags.leisure) ||
    tags.tourism === 'attraction'
  )
}

/** Storeys above ground that the tags state, 1–150; null where they do not. */
export function taggedLevels(tags: Tags): number | null {
  // "5-6" and "5;6" state both: the larger stands for the main part.
  const levels = (tags['building:levels'] ?? '')
    .split(/[-;,]/)
    .map(Number)
    .filter((value) => value > 0)
  if (levels.length > 0) return Math.min(150, Math.max(1, Math.max(...levels)))
  const height = Number(/^(\d+(?:\.\d+)?)\s*m?$/.exec(tags.height ?? '')?.[1])
  return height > 0 ? Math.min(150, Math.max(1, Math.round(height / 3))) : null
}

/** Homes that `building:flats` states; null where it does not. */
export function taggedFlats(tags: Tags): number | null {
  const flats = Number(tags['building:flats'] ?? Number.NaN)
  return Number.isInteger(flats) && flats > 0 && flats <= 5000 ? flats : null
}
