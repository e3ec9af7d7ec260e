import type { Terrain } from '#planning/types'

/** What a terrain's country looks like before its villages are merged. Inventions that add up to the published totals of Sichuan before 2019. */
interface TerrainFacts {
  areaShare: number
  villageSquareKilometers: number
  groupsAVillage: number
  peopleAGroup: number
  peopleAHousehold: number
  villagesATown: number
  villagesACounty: number
}

export const terrainFacts: Readonly<Record<Terrain, TerrainFacts>> = {
  plain: {
    areaShare: 0.043,
    villageSquareKilometers: 3.2,
    groupsAVillage: 11,
    peopleAGroup: 205,
    peopleAHousehold: 2.8,
    villagesATown: 10.5,
    villagesACounty: 260,
  },
  hill: {
    areaShare: 0.208,
    villageSquareKilometers: 4.4,
    groupsAVillage: 9,
    peopleAGroup: 165,
    peopleAHousehold: 2.9,
    villagesATown: 10.3,
    villagesACounty: 270,
  },
  mountain: {
    areaShare: 0.309,
    villageSquareKilometers: 12,
    groupsAVillage: 7.5,
    peopleAGroup: 140,
    peopleAHousehold: 3.1,
    villagesATown: 9.5,
    villagesACounty: 240,
  },
  plateau: {
    areaShare: 0.44,
    villageSquareKilometers: 62,
    groupsAVillage: 5,
    peopleAGroup: 88,
    peopleAHousehold: 4,
    villagesATown: 7,
    villagesACounty: 140,
  },
}

/** How much of everything a province has. */
export interface ProvinceCounts {
  prefectures: number
  counties: number
  towns: number
  villages: number
  communities: number
  groups: number
  /** People of the villages, and of the communities. */
  ruralPeople: number
  urbanPeople: number
  squareKilometers: number
  /** Cells to build everything of, about. */
  cells: number
}

/**
 * Counts at a scale. At 1 they are Sichuan's before its reform: 45,447 villages, 386,120 groups, 4,610 towns and sub-districts [C], 7,804
 * communities [C], 183 counties and 21 prefectures; people and area about as there.
 */
export function provinceAt(scale: number): ProvinceCounts {
  const scaled = (count: number, least = 1): number => Math.max(least, Math.round(count * scale))
  return {
    prefectures: scaled(21),
    counties: scaled(183),
    towns: scaled(4610),
    villages: scaled(45447),
    communities: scaled(7804),
    groups: scaled(386120),
    ruralPeople: scaled(65_000_000),
    urbanPeople: scaled(18_400_000),
    squareKilometers: 486_000 * scale,
    cells: 6_500_000 * scale,
  }
}
