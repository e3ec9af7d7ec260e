import type { Random } from '#planning/random'
import type { FurnishedBlock } from '../blocks/furnish-blocks.ts'
import type { Border } from './block-adjacency.ts'
import { connectedParts, divide } from './divide.ts'

/** A division as a set of blocks, before it has a name and an outline. */
export interface DrawnVillage {
  kind: 'community' | 'village'
  blocks: number[]
  /** Grids of a community, villagers' groups of a village. */
  parts: number[][]
}
export interface DrawnTown {
  kind: 'subdistrict' | 'town'
  blocks: number[]
  villages: DrawnVillage[]
}

/** Households that divisions of each kind aim at. */
const householdsPer = { subdistrict: 6200, community: 1330, village: 360, grid: 390, group: 62 }
const squareMetersPerTown = 15e6

/**
 * Divides blocks into sub-districts of communities of grids in the town, and towns of villages of groups around it.
 * Every block is in exactly one division of each level, and every division is connected.
 */
export function drawDivisions(
  blocks: readonly FurnishedBlock[],
  borders: readonly Border[],
  households: readonly number[],
  random: Random,
): DrawnTown[] {
  const weigh = (unit: number): number => households[unit]
  const all = blocks.map((_, index) => index)
  const isUrban = all.map((index) => blocks[index].zone !== 'rural' && blocks[index].zone !== 'market')
  gatherStrays(all, isUrban, borders)
  const urban = all.filter((index) => isUrban[index])
  const country = all.filter((index) => !isUrban[index])
  const subdistricts = divide(
    urban,
    borders,
    weigh,
    Math.max(1, Math.round(sum(urban, weigh) / householdsPer.subdistrict)),
    random,
  )
  const area = (unit: number): number => blocks[unit].squareMeters
  const towns = divide(country, borders, area, Math.max(1, Math.round(sum(country, area) / squareMetersPerTown)), random)
  return [
    ...subdistricts.map((units): DrawnTown => {
      const count = Math.max(1, Math.round(sum(units, weigh) / householdsPer.community))
      const communities = divide(units, borders, weigh, count, random)
      return {
        kind: 'subdistrict',
        blocks: units,
        villages: communities.map((part) => drawCommunity(part, borders, weigh, random)),
      }
    }),
    ...towns.map(
      (units): DrawnTown => ({ kind: 'town', blocks: units, villages: drawTown(units, blocks, borders, weigh, random) }),
    ),
  ]
}

/** Only the largest part of the town counts as town, and countryside that hangs on nothing else joins it. */
function gatherStrays(all: readonly number[], isUrban: boolean[], borders: readonly Border[]): void {
  for (const [wanted, keep] of [
    [true, 1],
    [false, 1],
  ] as const) {
    const parts = connectedParts(
      all.filter((index) => isUrban[index] === wanted),
      borders,
    )
    for (const part of parts.slice(keep)) for (const index of part) isUrban[index] = !wanted
  }
}

function drawCommunity(
  units: number[],
  borders: readonly Border[],
  weigh: (unit: number) => number,
  random: Random,
): DrawnVillage {
  const count = Math.max(1, Math.round(sum(units, weigh) / householdsPer.grid))
  return { kind: 'community', blocks: units, parts: divide(units, borders, weigh, count, random) }
}

/** A town's market place becomes a community of its own; the rest is villages, told apart by households and a little by land. */
function drawTown(
  units: readonly number[],
  blocks: readonly FurnishedBlock[],
  borders: readonly Border[],
  weigh: (unit: number) => number,
  random: Random,
): DrawnVillage[] {
  const market =
    connectedParts(
      units.filter((unit) => blocks[unit].zone === 'market'),
      borders,
    )[0] ?? []
  const inMarket = new Set(market)
  const fields = connectedParts(
    units.filter((unit) => !inMarket.has(unit)),
    borders,
  )
  const drawn: DrawnVillage[] = []
  if (market.length > 0) {
    const enclosed = fields.slice(1).filter((part) => sum(part, weigh) < householdsPer.village / 2)
    drawn.push(drawCommunity([...market, ...enclosed.flat()], borders, weigh, random))
    for (const part of enclosed) fields.splice(fields.indexOf(part), 1)
  }
  const rural = fields.flat()
  const load = (unit: number): number => weigh(unit) + blocks[unit].squareMeters / 40000
  const villages = divide(rural, borders, load, Math.max(1, Math.round(sum(rural, weigh) / householdsPer.village)), random)
  for (const part of villages) {
    const count = Math.max(2, Math.round(sum(part, weigh) / householdsPer.group))
    drawn.push({ kind: 'village', blocks: part, parts: divide(part, borders, load, Math.min(count, part.length), random) })
  }
  return drawn
}

function sum(units: readonly number[], weigh: (unit: number) => number): number {
  return units.reduce((total, unit) => total + weigh(unit), 0)
}
