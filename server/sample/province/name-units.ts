import { type Random, seededRandom } from '#planning/random'
import type { DivisionKind } from '#planning/types'
import { createNamePool, type NamePool } from '../names/name-pool.ts'
import type { People } from './count-people.ts'
import { middleOf, type Unit } from './draw-units.ts'
import type { Land } from './lay-land.ts'
import { communityBases, countyBases, subdistrictBases, townBases, villageBases, villageEndings } from './place-names.ts'

/** A division with its name and code, children in the order of their codes. */
export interface NamedUnit extends Omit<Unit, 'children'>, People {
  kind: DivisionKind
  code: string
  name: string
  urbanRuralClass: string | null
  children: NamedUnit[]
}

interface Naming {
  land: Land
  people: ReadonlyMap<Unit, People>
  random: Random
  /** Names of prefectures and counties. */
  counties: NamePool
}

/** Two digits that no province has. */
const provinceDigits = '99'

/**
 * Names and codes by the national rules: six digits for a province, prefecture or county (districts from 02, counties from 21, cities from 81),
 * three more a town (sub-districts from 001, towns from 100, townships from 200), three more a community (from 001) or village (from 200).
 * No name occurs twice in a county.
 */
export function nameUnits(land: Land, province: Unit, people: ReadonlyMap<Unit, People>, seed: number): NamedUnit {
  const random = seededRandom(seed + 31)
  const naming: Naming = { land, people, random, counties: createNamePool(random) }
  const children = inReadingOrder(land, province.children).map((prefecture, index) =>
    namePrefecture(naming, prefecture, provinceDigits + String(index + 1).padStart(2, '0')),
  )
  return named(naming, province, 'province', `${provinceDigits}0000`, '方圆示例省', children)
}

function named({ people }: Naming, unit: Unit, kind: DivisionKind, code: string, name: string, children: NamedUnit[]): NamedUnit {
  return { ...unit, ...people.get(unit)!, kind, code, name, urbanRuralClass: null, children }
}

function namePrefecture(naming: Naming, prefecture: Unit, digits: string): NamedUnit {
  const { land, people, random, counties } = naming
  const density = (county: Unit): number => people.get(county)!.population / (county.end - county.start)
  const byDensity = [...prefecture.children].sort((one, other) => density(other) - density(one))
  const districts = prefecture.terrain === 'plateau' ? 0 : Math.max(1, Math.round(byDensity.length * (0.25 + 0.15 * random())))
  const cities = prefecture.terrain === 'plateau' ? 1 : Math.round(byDensity.length * 0.2 * random())
  const rankOf = new Map(byDensity.map((county, index) => [county, index]))
  const next = { district: 2, county: 21, city: 81 }
  const children = inReadingOrder(land, prefecture.children).map((county) => {
    const rank = rankOf.get(county)!
    const sort = rank < districts ? 'district' : rank < districts + cities ? 'city' : 'county'
    const ending = { district: '区', county: '县', city: '市' }[sort]
    const code = digits + String(next[sort]++).padStart(2, '0')
    return nameCounty(naming, county, sort === 'district' ? 'district' : 'county', code, counties.take(countyBases, [ending]))
  })
  const kind = 'prefecture'
  return named(naming, prefecture, kind, `${digits}00`, counties.take(countyBases, ['市']), children.sort(byCode))
}

function nameCounty(naming: Naming, county: Unit, kind: DivisionKind, code: string, name: string): NamedUnit {
  const { land, random } = naming
  const names = createNamePool(random)
  const next = { subdistrict: 1, town: 100, township: 200 }
  const children = inReadingOrder(land, county.children).map((town) => {
    const sort = town.isUrban ? 'subdistrict' : town.communities > 0 ? 'town' : 'township'
    const bases = sort === 'subdistrict' ? subdistrictBases : townBases
    const own = names.take(bases, [{ subdistrict: '街道', town: '镇', township: '乡' }[sort]])
    return nameTown(naming, names, town, sort, code + String(next[sort]++).padStart(3, '0'), own)
  })
  return named(naming, county, kind, code, name, children.sort(byCode))
}

function nameTown(
  naming: Naming,
  names: NamePool,
  town: Unit,
  kind: 'subdistrict' | 'town' | 'township',
  code: string,
  name: string,
): NamedUnit {
  const next = { community: 1, village: 200 }
  let isSeat = kind !== 'subdistrict'
  const children = inReadingOrder(naming.land, town.children).map((unit) => {
    const sort = unit.isCommunity ? 'community' : 'village'
    const ownCode = code + String(next[sort]++).padStart(3, '0')
    const isMarket = isSeat && unit.isCommunity
    if (isMarket) isSeat = false
    const ownName = isMarket
      ? names.claim(`${name.slice(0, -1)}场社区`)
      : unit.isCommunity
        ? names.take(communityBases, ['社区'])
        : names.take(villageBases, villageEndings)
    const urbanRuralClass = unit.isCommunity ? (kind === 'subdistrict' ? '111' : '121') : kind === 'subdistrict' ? '112' : '220'
    return { ...named(naming, unit, sort, ownCode, ownName, []), urbanRuralClass }
  })
  return named(naming, town, kind, code, name, children.sort(byCode))
}

function byCode(one: NamedUnit, other: NamedUnit): number {
  return one.code < other.code ? -1 : 1
}

/** Units from west to east, and band by band from north to south. */
function inReadingOrder(land: Land, units: readonly Unit[]): Unit[] {
  const placed = units.map((unit) => ({ unit, middle: middleOf(land, unit.start, unit.end) }))
  placed.sort((one, other) => other.middle[1] - one.middle[1])
  const bandSize = Math.ceil(Math.sqrt(placed.length))
  const ordered: Unit[] = []
  for (let from = 0; from < placed.length; from += bandSize) {
    const band = placed.slice(from, from + bandSize).sort((one, other) => one.middle[0] - other.middle[0])
    ordered.push(...band.map(({ unit }) => unit))
  }
  return ordered
}
