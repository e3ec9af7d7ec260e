import { seededRandom } from '#planning/random'
import { createNamePool, type NamePool } from '../names/name-pool.ts'
import {
  communityBases,
  countyBases,
  subdistrictBases,
  townBases,
  villageBases,
  villageEndings,
} from '../province/place-names.ts'
import type { CityPlan } from './city-plan.ts'
import type { CityUnit } from './draw-city-divisions.ts'

/** A division of a city with name and code, children in the order of their codes. */
export interface NamedCityUnit extends Omit<CityUnit, 'children'> {
  code: string
  name: string
  urbanRuralClass: string | null
  children: NamedCityUnit[]
}

/** The city's first four digits; no province has 99. */
const cityDigits = '9951'

/** Names no two divisions alike and numbers them by the national rules, grids behind them; parts are in the order in which they were drawn. */
export function nameCityDivisions(plan: CityPlan, city: CityUnit): NamedCityUnit {
  const names = createNamePool(seededRandom(plan.seed + 67))
  const children = city.children.map((district, index) =>
    nameDistrict(names, district, cityDigits + String(index + 2).padStart(2, '0')),
  )
  return { ...city, code: `${cityDigits}00`, name: '方圆示例市', urbanRuralClass: null, children }
}

function nameDistrict(names: NamePool, district: CityUnit, code: string): NamedCityUnit {
  const next = { subdistrict: 1, town: 100 }
  const children = district.children.map((town) => {
    const isTown = town.kind === 'town'
    const ownCode = code + String(next[isTown ? 'town' : 'subdistrict']++).padStart(3, '0')
    return nameTown(names, town, ownCode, isTown ? names.take(townBases, ['镇']) : names.take(subdistrictBases, ['街道']))
  })
  return { ...district, code, name: names.take(countyBases, ['区']), urbanRuralClass: null, children: children.sort(byCode) }
}

function nameTown(names: NamePool, town: CityUnit, code: string, name: string): NamedCityUnit {
  const next = { community: 1, village: 200 }
  const children = town.children.map((village) => {
    const isCommunity = village.kind === 'community'
    const ownCode = code + String(next[isCommunity ? 'community' : 'village']++).padStart(3, '0')
    const ownName = isCommunity
      ? names.take(communityBases, ['社区', '路社区', '东社区', '西社区'])
      : names.take(villageBases, villageEndings)
    const urbanRuralClass = isCommunity ? (town.kind === 'town' ? '121' : '111') : town.kind === 'town' ? '220' : '112'
    const grids = village.children.map((grid, index) => ({
      ...grid,
      code: ownCode + String(index + 1).padStart(3, '0'),
      name: `${ownName}第${index + 1}网格`,
      urbanRuralClass: null,
      children: [],
    }))
    return { ...village, code: ownCode, name: ownName, urbanRuralClass, children: grids }
  })
  return { ...town, code, name, urbanRuralClass: null, children: children.sort(byCode) }
}

function byCode(one: NamedCityUnit, other: NamedCityUnit): number {
  return one.code < other.code ? -1 : 1
}
