import { changeFrom, type DivisionNode } from '../divisions/division-tree.ts'
import { townBases } from '../names/country-names.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { SampleLineage } from '../sample-content.ts'

const renameDay = '2022-06-01'

/** One town had another name until 2022; its code stayed. */
export function renameTown(county: DivisionNode, names: NamePool): SampleLineage[] {
  const towns = county.children.filter(({ kind }) => kind !== 'subdistrict')
  const town = towns[Math.floor(towns.length / 2)]
  if (!town) return []
  const [{ name }] = town.versions
  const formerName = names.take(townBases, ['']) + name.slice(-1)
  town.versions[0] = { ...town.versions[0], name: formerName }
  changeFrom(town, renameDay, { name })
  return [{ predecessor: town.identity, successor: town.identity, change: 'rename', effective: renameDay }]
}
