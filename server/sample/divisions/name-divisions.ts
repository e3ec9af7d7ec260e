import type { DivisionDraft, Terrain } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { ruralBases, ruralEndings, scenicBases, subdistrictBases, townBases } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import type { DrawnTown, DrawnVillage } from './draw-divisions.ts'
import { outlineOf } from './outline.ts'
import { inReadingOrder } from './reading-order.ts'

/** 6 digits outside every province's range, so that no real county is meant. */
const districtCode = '990101'
export const districtName = '方圆示例县'

/** Divisions ready to be stored, parents before children, and the community or village of every block. */
export interface NamedDivisions {
  divisions: DivisionDraft[]
  villageOfBlock: DivisionDraft[]
}

interface People {
  households: number
  population: number
}

/** What naming works on and adds to. */
interface Naming extends NamedDivisions {
  map: PlanarMap
  blocks: readonly FurnishedBlock[]
  rings: readonly (readonly number[])[]
  people: People[]
  names: NamePool
}

/** Names and numbers the drawn divisions in reading order, outlines them and adds compounds. */
export function nameDivisions(
  map: PlanarMap,
  blocks: readonly FurnishedBlock[],
  rings: readonly (readonly number[])[],
  drawn: readonly DrawnTown[],
  demand: readonly PlacedDemand[],
  names: NamePool,
): NamedDivisions {
  const people = blocks.map(() => ({ households: 0, population: 0 }))
  for (const { block, draft } of demand) {
    people[block].households += draft.households
    people[block].population += draft.population
  }
  const naming: Naming = { map, blocks, rings, people, names, divisions: [], villageOfBlock: [] }
  const all = blocks.map((_, index) => index)
  add(
    naming,
    { level: 'county', kind: 'county', code: districtCode, name: districtName, parentCode: null, terrain: 'plain' },
    all,
  )
  const sequence = { subdistrict: 0, town: 99 }
  for (const town of inReadingOrder(drawn, blocks)) nameTown(naming, town, codeUnder(districtCode, ++sequence[town.kind]))
  return { divisions: naming.divisions, villageOfBlock: naming.villageOfBlock }
}

function nameTown(naming: Naming, town: DrawnTown, code: string): void {
  const { names, blocks } = naming
  const { kind } = town
  const name = kind === 'town' ? names.take(townBases, ['镇']) : names.take(subdistrictBases, ['街道'])
  const terrain = terrainOf(naming, town.blocks)
  add(naming, { level: 'town', kind, code, name, parentCode: districtCode, terrain }, town.blocks)
  const sequence = { community: 0, village: 199 }
  for (const village of inReadingOrder(town.villages, blocks)) {
    nameVillage(naming, village, codeUnder(code, ++sequence[village.kind]), code, kind === 'town' ? name.slice(0, -1) : null)
  }
}

/** `marketBase` is the name of the town whose market place a community is; null in a sub-district. */
function nameVillage(naming: Naming, village: DrawnVillage, code: string, parentCode: string, marketBase: string | null): void {
  const { names, blocks } = naming
  const { kind } = village
  const isMarket = kind === 'community' && marketBase !== null
  const isOuter = village.blocks.some((block) => blocks[block].zone === 'works')
  const name = isMarket
    ? names.claim(`${marketBase}场社区`)
    : kind === 'community'
      ? names.take(scenicBases, ['社区'])
      : names.take(ruralBases, villageEndings)
  const urbanRuralClass = isMarket ? '121' : kind === 'village' ? '220' : isOuter ? '112' : '111'
  const terrain = terrainOf(naming, village.blocks)
  const division = add(naming, { level: 'village', kind, code, name, parentCode, terrain, urbanRuralClass }, village.blocks)
  for (const block of village.blocks) naming.villageOfBlock[block] = division
  const parts = inReadingOrder(
    village.parts.map((members) => ({ blocks: members })),
    blocks,
  )
  parts.forEach((part, index) => {
    const own = { code: codeUnder(code, index + 1), parentCode: code, terrain: null }
    if (kind === 'village')
      add(naming, { level: 'group', kind: 'villager_group', name: names.claim(`${name}${index + 1}组`), ...own }, part.blocks)
    else {
      add(naming, { level: 'grid_1', kind: 'basic_grid', name: names.claim(`${name}第${index + 1}网格`), ...own }, part.blocks)
      addCompounds(naming, part.blocks, own.code)
    }
  })
}

const villageEndings = ruralEndings.map((ending) => `${ending}村`)

/** A compound is the land inside its wall; it lies in one grid, because grids do not cut blocks. */
function addCompounds({ map, blocks, people, divisions }: Naming, members: readonly number[], parentCode: string): void {
  const compounds = members.filter((block) => blocks[block].use === 'compound')
  compounds.forEach((block, index) => {
    const { lot, name, era } = blocks[block]
    divisions.push({
      level: 'compound',
      kind: era === 'new' ? 'estate' : 'compound',
      code: codeUnder(parentCode, index + 1),
      name: name!,
      parentCode,
      terrain: null,
      urbanRuralClass: null,
      ...people[block],
      geometry: [[[...lot!, lot![0]].map((point) => roundedLonLat(map, point))]],
    })
  })
}

type Heading = Omit<DivisionDraft, 'households' | 'population' | 'geometry' | 'urbanRuralClass'> & { urbanRuralClass?: string }

function add({ map, rings, people, divisions }: Naming, heading: Heading, members: readonly number[]): DivisionDraft {
  const outline = members.map((block) => rings[block])
  const division: DivisionDraft = {
    urbanRuralClass: null,
    ...heading,
    households: members.reduce((sum, block) => sum + people[block].households, 0),
    population: members.reduce((sum, block) => sum + people[block].population, 0),
    geometry: outlineOf(map, outline),
  }
  divisions.push(division)
  return division
}

function codeUnder(parentCode: string, number: number): string {
  return parentCode + String(number).padStart(3, '0')
}

/** Hill where more than half the land is: the hill quarter and the country south-west of the river. */
function terrainOf({ blocks }: Naming, members: readonly number[]): Terrain {
  const isHilly = ({ zone, u, v }: FurnishedBlock): boolean => zone === 'hill' || (zone === 'rural' && v < -600 && u < 600)
  const balance = members.reduce((sum, block) => sum + blocks[block].squareMeters * (isHilly(blocks[block]) ? 1 : -1), 0)
  return balance > 0 ? 'hill' : 'plain'
}
