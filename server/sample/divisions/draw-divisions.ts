import type { Random } from '#planning/random'
import type { Terrain } from '#planning/types'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { Seat } from '../ground/seats.ts'
import { absorbSmall } from './absorb-small.ts'
import type { Border } from './block-adjacency.ts'
import { connectedParts, divide } from './divide.ts'
import { growTerritories } from './grow-territories.ts'
import { smoothTerritories } from './smooth-territories.ts'

/** A grid or villagers' group as a set of blocks; `parts` are second-level grids, if there are any. */
export interface DrawnPart {
  blocks: number[]
  parts: DrawnPart[]
}
/** A division as a set of blocks, before it has a name and an outline. */
export interface DrawnVillage {
  kind: 'community' | 'village'
  blocks: number[]
  isMarket: boolean
  /** Grids of a community (none where it has not been divided yet), villagers' groups of a village. */
  parts: DrawnPart[]
}
export interface DrawnTown {
  kind: 'subdistrict' | 'town' | 'township'
  terrain: Terrain
  blocks: number[]
  villages: DrawnVillage[]
}

/** Households that divisions aim at. Sub-districts differ: where the town has grown fast, communities have grown too large. */
const communityHouseholds = [1500, 2050, 4300, 1750]
const villageHouseholds: Record<Terrain, number> = { plain: 860, hill: 715, mountain: 465, plateau: 465 }
const villageHectares: Record<Terrain, number> = { plain: 900, hill: 1300, mountain: 2400, plateau: 2400 }
const groupsPerVillage = 12
const gridHouseholds = 390
const griddedShare = { town: 0.62, market: 0.4 }
const townHandicapMeters = 900

/**
 * Divides blocks into sub-districts and towns that grow from the county town and the market towns, these into communities and
 * villages, and those into grids and groups. Every block is in exactly one division of each level, and every division is connected.
 */
export function drawDivisions(
  blocks: readonly FurnishedBlock[],
  borders: readonly Border[],
  households: readonly number[],
  seats: readonly Seat[],
  subdistrictCount: number,
  random: Random,
): DrawnTown[] {
  const weigh = (unit: number): number => households[unit]
  const all = blocks.map((_, index) => index)
  const isTown = all.map((index) => blocks[index].zone !== 'rural' && blocks[index].zone !== 'market')
  gatherStrays(all, isTown, borders)
  const urban = all.filter((index) => isTown[index])
  const subdistricts = divide(urban, borders, weigh, subdistrictCount, random)
  const markets = seats.map((seat, index) => marketOf(all, blocks, borders, isTown, seat, index))
  const territoryOf = growTerritories(blocks, borders, [
    ...subdistricts.map((own) => ({ blocks: own, handicapMeters: townHandicapMeters })),
    ...markets.map((own) => ({ blocks: own, handicapMeters: 0 })),
  ])
  const inCore = new Set([...urban, ...markets.flat()])
  smoothTerritories(territoryOf, borders, (block) => inCore.has(block))
  const draw = { blocks, borders, weigh, random }
  return [...subdistricts, ...markets].map((core, index): DrawnTown => {
    const own = all.filter((block) => territoryOf[block] === index)
    const isSubdistrict = index < subdistricts.length
    const seat = seats[index - subdistricts.length]
    const inside = borders.filter(({ a, b }) => territoryOf[a] === index && territoryOf[b] === index)
    const target = isSubdistrict ? communityHouseholds[index % communityHouseholds.length] : Number.POSITIVE_INFINITY
    const small = isSubdistrict || seat.households < 600
    return {
      kind: isSubdistrict ? 'subdistrict' : small || random() < 0.25 ? 'township' : 'town',
      terrain: isSubdistrict ? 'plain' : seat.terrain,
      blocks: own,
      villages: drawTown({ ...draw, borders: inside }, own, core, target, !isSubdistrict),
    }
  })
}

interface Drawing {
  blocks: readonly FurnishedBlock[]
  borders: readonly Border[]
  weigh: (unit: number) => number
  random: Random
}

/** Only the largest part of the town counts as town, and countryside that hangs on nothing else joins it. */
function gatherStrays(all: readonly number[], isTown: boolean[], borders: readonly Border[]): void {
  for (const wanted of [true, false]) {
    const parts = connectedParts(
      all.filter((index) => isTown[index] === wanted),
      borders,
    )
    for (const part of parts.slice(1)) for (const index of part) isTown[index] = !wanted
  }
}

/** The largest connected part of a market town's blocks, or the block nearest to its place. */
function marketOf(
  all: readonly number[],
  blocks: readonly FurnishedBlock[],
  borders: readonly Border[],
  isTown: readonly boolean[],
  seat: Seat,
  index: number,
): number[] {
  const open = all.filter((unit) => !isTown[unit])
  const own = open.filter((unit) => blocks[unit].zone === 'market' && blocks[unit].market === index)
  if (own.length > 0) return connectedParts(own, borders)[0]
  const distance = (unit: number): number => Math.hypot(blocks[unit].u - seat.u, blocks[unit].v - seat.v)
  return [open.reduce((best, unit) => (distance(unit) < distance(best) ? unit : best))]
}

function drawTown(
  draw: Drawing,
  own: readonly number[],
  core: readonly number[],
  target: number,
  isMarket: boolean,
): DrawnVillage[] {
  const { blocks, borders, weigh, random } = draw
  const inCore = new Set(core)
  const communities = divide(core, borders, weigh, Math.max(1, Math.round(sum(core, weigh) / target)), random)
  const fields = own.filter((unit) => !inCore.has(unit))
  const load = (unit: number): number => {
    const { terrain, squareMeters } = blocks[unit]
    return weigh(unit) / villageHouseholds[terrain] + (0.3 * squareMeters) / 10000 / villageHectares[terrain]
  }
  const villages = fields.length > 0 ? divide(fields, borders, load, Math.max(1, Math.round(sum(fields, load))), random) : []
  const drawn = absorbSmall(
    [
      ...communities.map((units): DrawnVillage => ({ kind: 'community', blocks: units, isMarket, parts: [] })),
      ...villages.map((units): DrawnVillage => ({ kind: 'village', blocks: units, isMarket: false, parts: [] })),
    ],
    borders,
    (village) => village.kind === 'village' && (sum(village.blocks, load) < 0.4 || sum(village.blocks, weigh) < 90),
  )
  // The first two communities of a sub-district have grids, so that every county has some to redraw.
  for (const [index, village] of drawn.entries())
    village.parts =
      village.kind === 'village' ? drawGroups(draw, village, load) : drawGrids(draw, village, index < 2 && !isMarket)
  return drawn
}

function drawGroups(
  { borders, weigh, random }: Drawing,
  { blocks: units }: DrawnVillage,
  load: (unit: number) => number,
): DrawnPart[] {
  const count = Math.max(2, Math.round(sum(units, load) * groupsPerVillage * (0.8 + 0.4 * random())))
  const groups = divide(units, borders, load, Math.min(count, units.length), random)
  return absorbSmall(
    groups.map((part): DrawnPart => ({ blocks: part, parts: [] })),
    borders,
    ({ blocks }) => sum(blocks, weigh) < 12,
  )
}

/** Part of the communities are divided into grids, and of those some into a second level. */
function drawGrids(
  { borders, weigh, random }: Drawing,
  { blocks: units, isMarket }: DrawnVillage,
  isFirst: boolean,
): DrawnPart[] {
  const households = sum(units, weigh)
  const isGridded = households < 3600 && (isFirst || random() < griddedShare[isMarket ? 'market' : 'town'])
  const hasSecond = random() < 0.3
  if (!isGridded) return []
  const grids = divide(units, borders, weigh, Math.max(1, Math.round(households / gridHouseholds)), random)
  return absorbSmall(
    grids.map((part): DrawnPart => ({ blocks: part, parts: [] })),
    borders,
    ({ blocks }) => sum(blocks, weigh) < 60,
  ).map(({ blocks }) => {
    const halves = hasSecond && blocks.length >= 4 ? divide(blocks, borders, weigh, 2, random) : []
    return { blocks, parts: halves.length > 1 ? halves.map((half) => ({ blocks: half, parts: [] })) : [] }
  })
}

function sum(units: readonly number[], weigh: (unit: number) => number): number {
  return units.reduce((total, unit) => total + weigh(unit), 0)
}
