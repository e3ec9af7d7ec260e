import type { AgeGroups, DivisionDraft, Terrain } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import { ruralBases, ruralEndings, scenicBases, subdistrictBases, townBases } from '../names/components.ts'
import type { NamePool } from '../names/name-pool.ts'
import type { PlacedDemand } from '../people/count-demand.ts'
import { type PlanarMap, roundedLonLat } from '../plane/planar-map.ts'
import type { DrawnTown } from './draw-divisions.ts'
import { outlineOf } from './outline.ts'

/** 6 digits outside every province's range, so that no real county is meant. */
export const districtCode = '990101'
export const districtName = '方圆示例区'

/** Divisions ready to be stored, and which village and grid (or group) each block came to. */
export interface NamedDivisions {
  divisions: DivisionDraft[]
  villageOfBlock: DivisionDraft[]
  townOfBlock: DivisionDraft[]
}

/** Names and numbers the drawn divisions (west to east, north to south), outlines them and adds compounds. */
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
  const divisions: DivisionDraft[] = []
  const villageOfBlock: DivisionDraft[] = []
  const townOfBlock: DivisionDraft[] = []
  const add = (
    draft: Omit<DivisionDraft, 'households' | 'population' | 'geometry'>,
    members: readonly number[],
  ): DivisionDraft => {
    const division = {
      ...draft,
      households: members.reduce((sum, block) => sum + people[block].households, 0),
      population: members.reduce((sum, block) => sum + people[block].population, 0),
      geometry: outlineOf(
        map,
        members.map((block) => rings[block]),
      ),
    }
    divisions.push(division)
    return division
  }
  const hilly = (members: readonly number[]): Terrain => {
    const area = (some: readonly number[]): number => some.reduce((sum, block) => sum + blocks[block].squareMeters, 0)
    return area(members.filter((block) => isHilly(blocks[block]))) > area(members) / 2 ? 'hill' : 'plain'
  }
  const all = blocks.map((_, index) => index)
  add(
    {
      level: 'county',
      kind: 'district',
      code: districtCode,
      name: districtName,
      parentCode: null,
      terrain: 'plain',
      urbanRuralClass: null,
    },
    all,
  )
  const sequence = { subdistrict: 0, town: 99 }
  for (const town of inReadingOrder(drawn, blocks)) {
    const townCode = `${districtCode}${threeDigits(++sequence[town.kind])}`
    const townName = town.kind === 'town' ? names.take(townBases, ['镇']) : names.take(subdistrictBases, ['街道'])
    const townDivision = add(
      {
        level: 'town',
        kind: town.kind,
        code: townCode,
        name: townName,
        parentCode: districtCode,
        terrain: hilly(town.blocks),
        urbanRuralClass: null,
      },
      town.blocks,
    )
    for (const block of town.blocks) townOfBlock[block] = townDivision
    const villageSequence = { community: 0, village: 199 }
    for (const village of inReadingOrder(town.villages, blocks)) {
      const code = `${townCode}${threeDigits(++villageSequence[village.kind])}`
      const isMarket = village.kind === 'community' && town.kind === 'town'
      const name = isMarket
        ? names.claim(`${townName.slice(0, -1)}场社区`)
        : village.kind === 'community'
          ? names.take(scenicBases, ['社区'])
          : names.take(
              ruralBases,
              ruralEndings.map((ending) => `${ending}村`),
            )
      const urbanRuralClass = isMarket
        ? '121'
        : village.kind === 'village'
          ? '220'
          : isOuter(village.blocks, blocks)
            ? '112'
            : '111'
      const division = add(
        {
          level: 'village',
          kind: village.kind,
          code,
          name,
          parentCode: townCode,
          terrain: hilly(village.blocks),
          urbanRuralClass,
        },
        village.blocks,
      )
      for (const block of village.blocks) villageOfBlock[block] = division
      inReadingOrder(
        village.parts.map((members) => ({ blocks: members })),
        blocks,
      ).forEach(({ blocks: members }, index) => {
        const isGrid = village.kind === 'community'
        const partCode = `${code}${threeDigits(index + 1)}`
        add(
          {
            level: isGrid ? 'grid_1' : 'group',
            kind: isGrid ? 'basic_grid' : 'villager_group',
            code: partCode,
            name: names.claim(isGrid ? `${name}第${index + 1}网格` : `${name}${index + 1}组`),
            parentCode: code,
            terrain: null,
            urbanRuralClass: null,
          },
          members,
        )
        if (!isGrid) return
        const compounds = members.filter((block) => blocks[block].use === 'compound')
        compounds.forEach((block, compoundIndex) => {
          const { lot, name: compoundName, era } = blocks[block]
          const ring = [...lot!, lot![0]].map((point) => roundedLonLat(map, point))
          divisions.push({
            level: 'compound',
            kind: era === 'new' ? 'estate' : 'compound',
            code: `${partCode}${threeDigits(compoundIndex + 1)}`,
            name: compoundName!,
            parentCode: partCode,
            terrain: null,
            urbanRuralClass: null,
            ...people[block],
            geometry: [[ring]],
          })
        })
      })
    }
  }
  return { divisions, villageOfBlock, townOfBlock }
}

/** The ages counted in every demand point of a block set, for capacities. */
export type AgeTotals = Record<keyof AgeGroups, number>

function threeDigits(number: number): string {
  return String(number).padStart(3, '0')
}

/** West to east, then north to south: the order of Beijing's grid codes. */
function inReadingOrder<T extends { blocks: readonly number[] }>(
  divisions: readonly T[],
  blocks: readonly FurnishedBlock[],
): T[] {
  const centre = ({ blocks: members }: T): [number, number] => [
    members.reduce((sum, block) => sum + blocks[block].u, 0) / members.length,
    members.reduce((sum, block) => sum + blocks[block].v, 0) / members.length,
  ]
  const keyed = divisions.map((division) => ({ division, at: centre(division) }))
  keyed.sort((one, other) => one.at[0] - other.at[0] || other.at[1] - one.at[1])
  return keyed.map(({ division }) => division)
}

function isHilly({ zone, u, v }: FurnishedBlock): boolean {
  return zone === 'hill' || (zone === 'rural' && v < -600 && u < 600)
}

function isOuter(members: readonly number[], blocks: readonly FurnishedBlock[]): boolean {
  return members.some((block) => blocks[block].zone === 'works')
}
