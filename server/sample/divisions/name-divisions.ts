import type { DivisionKind, DivisionLevel, Terrain } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { scenicBases, subdistrictBases } from '../names/components.ts'
import { townBases, villageNames } from '../names/country-names.ts'
import type { NamePool } from '../names/name-pool.ts'
import { codeUnder, type DivisionNode, firstDay } from './division-tree.ts'
import type { DrawnPart, DrawnTown, DrawnVillage } from './draw-divisions.ts'
import { inReadingOrder } from './reading-order.ts'

/** 6 digits outside every province's range, so that no real county is meant. */
const countyCode = '990101'
export const countyName = '方圆示例县'

/** What naming works with. */
interface Naming {
  blocks: readonly FurnishedBlock[]
  names: NamePool
  count: number
}

interface Heading {
  level: DivisionLevel
  kind: DivisionKind
  code: string
  name: string
  parentCode: string | null
  terrain?: Terrain | null
  urbanRuralClass?: string
}

/** Names and numbers the drawn divisions in reading order, and adds the compounds; answers the county with all under it. */
export function nameDivisions(blocks: readonly FurnishedBlock[], drawn: readonly DrawnTown[], names: NamePool): DivisionNode {
  const naming: Naming = { blocks, names, count: 0 }
  const all = blocks.map((_, index) => index)
  const county = nodeOf(
    naming,
    { level: 'county', kind: 'county', code: countyCode, name: countyName, parentCode: null, terrain: 'hill' },
    all,
  )
  const sequence = { subdistrict: 0, town: 99, township: 199 }
  for (const town of inReadingOrder(drawn, blocks)) {
    county.children.push(nameTown(naming, town, codeUnder(countyCode, ++sequence[town.kind])))
  }
  return county
}

function nodeOf(naming: Naming, heading: Heading, members: readonly number[]): DivisionNode {
  const { level, kind, code, name, parentCode, terrain = null, urbanRuralClass = null } = heading
  const identity = `division/${++naming.count}`
  return {
    identity,
    level,
    kind,
    terrain,
    urbanRuralClass,
    versions: [{ from: firstDay, to: null, code, name, parentCode, blocks: members }],
    children: [],
  }
}

function nameTown(naming: Naming, town: DrawnTown, code: string): DivisionNode {
  const { names, blocks } = naming
  const { kind } = town
  const ending = kind === 'town' ? '镇' : '乡'
  const name = kind === 'subdistrict' ? names.take(subdistrictBases, ['街道']) : names.take(townBases, ['']) + ending
  const terrain = terrainOf(blocks, town.blocks)
  const node = nodeOf(naming, { level: 'town', kind, code, name, parentCode: countyCode, terrain }, town.blocks)
  const sequence = { community: 0, village: 199 }
  const base = kind === 'subdistrict' ? null : name.slice(0, -1)
  for (const village of inReadingOrder(town.villages, blocks)) {
    node.children.push(nameVillage(naming, village, codeUnder(code, ++sequence[village.kind]), node, base))
  }
  return node
}

/** `marketBase` is the name of the town whose market place a community is; null in a sub-district. */
function nameVillage(
  naming: Naming,
  village: DrawnVillage,
  code: string,
  town: DivisionNode,
  marketBase: string | null,
): DivisionNode {
  const { names, blocks } = naming
  const { kind, isMarket } = village
  const name = isMarket
    ? names.claim(`${marketBase}场社区`)
    : kind === 'community'
      ? names.take(scenicBases, ['社区'])
      : names.take(villageNames, ['村'])
  const isOuter = village.blocks.some((block) => blocks[block].zone === 'works')
  const urbanRuralClass = isMarket ? (town.kind === 'town' ? '121' : '210') : kind === 'village' ? '220' : isOuter ? '112' : '111'
  const terrain = terrainOf(blocks, village.blocks)
  const parentCode = town.versions[0].code
  const node = nodeOf(naming, { level: 'village', kind, code, name, parentCode, terrain, urbanRuralClass }, village.blocks)
  const parts = inReadingOrder(village.parts, blocks)
  if (kind === 'village') {
    parts.forEach((part, index) => {
      const heading = { code: codeUnder(code, index + 1), name: `${name}${index + 1}组`, parentCode: code }
      node.children.push(nodeOf(naming, { level: 'group', kind: 'villager_group', ...heading }, part.blocks))
    })
  } else if (parts.length === 0) addCompounds(naming, node, `${code}000`)
  else node.children.push(...parts.map((part, index) => nameGrid(naming, part, node, index + 1)))
  return node
}

/** A grid with its compounds; where it is divided again, the second level has them. */
function nameGrid(naming: Naming, part: DrawnPart, community: DivisionNode, number: number): DivisionNode {
  const { code: parentCode, name } = community.versions[0]
  const code = codeUnder(parentCode, number)
  const own = { code, name: `${name}第${number}网格`, parentCode }
  const grid = nodeOf(naming, { level: 'grid_1', kind: 'basic_grid', ...own }, part.blocks)
  inReadingOrder(part.parts, naming.blocks).forEach((half, index) => {
    const heading = { code: codeUnder(code, index + 1, 2), name: `${own.name}第${index + 1}微网格`, parentCode: code }
    const second = nodeOf(naming, { level: 'grid_2', kind: 'micro_grid', ...heading }, half.blocks)
    addCompounds(naming, second, heading.code)
    grid.children.push(second)
  })
  if (grid.children.length === 0) addCompounds(naming, grid, code)
  return grid
}

/** A compound is the land inside its wall; it lies in one grid, because grids do not cut blocks. */
function addCompounds(naming: Naming, parent: DivisionNode, codePrefix: string): void {
  const { blocks } = naming
  const { code: parentCode, blocks: members } = parent.versions[0]
  const compounds = members.filter((block) => blocks[block].use === 'compound')
  compounds.forEach((block, index) => {
    const { name, era } = blocks[block]
    const kind = era === 'new' ? 'estate' : 'compound'
    const heading = { code: codeUnder(codePrefix, index + 1), name: name!, parentCode }
    parent.children.push(nodeOf(naming, { level: 'compound', kind, ...heading }, [block]))
  })
}

/** The terrain that most of the land has. */
function terrainOf(blocks: readonly FurnishedBlock[], members: readonly number[]): Terrain {
  const area: Record<Terrain, number> = { plain: 0, hill: 0, mountain: 0, plateau: 0 }
  for (const block of members) area[blocks[block].terrain] += blocks[block].squareMeters
  return (Object.keys(area) as Terrain[]).reduce((best, terrain) => (area[terrain] > area[best] ? terrain : best))
}
