import { type Random, seededRandom } from '#planning/random'
import { type DivisionLevel, type Terrain, terrains } from '#planning/types'
import { apportion } from '../mesh/apportion.ts'
import { divideCells, type PartAim } from '../mesh/divide-cells.ts'
import type { Land } from './lay-land.ts'
import { type ProvinceCounts, terrainFacts } from './province-facts.ts'

/** A division before it has a name: a stretch of the land's ordered cells, with what lies in it. */
export interface Unit {
  level: DivisionLevel
  start: number
  end: number
  terrain: Terrain
  /** A village-level unit of townspeople, without villagers' groups. */
  isCommunity: boolean
  /** A town-level unit of townspeople: a sub-district. */
  isUrban: boolean
  groups: number
  communities: number
  /** Empty for villages, whose groups are the stretches that `groupStarts` begins (their end is the last entry). */
  children: Unit[]
  groupStarts: number[]
}

/** What a stretch of land expects, from its terrain. */
interface Measure {
  area: number[]
  villages: number
  groups: number
  towns: number
  counties: number
}

interface Drawing {
  land: Land
  random: Random
}

/** What one part of a division is given to have in it. */
interface Allotment {
  counties: number
  towns: number
  villages: number
  communities: number
  groups: number
}

const cellsAGroup = 4
const cellsACommunity = 7

/** Draws every division of a province down to villagers' groups; what each level has in all is exactly what `counts` says. */
export function drawUnits(land: Land, counts: ProvinceCounts, seed: number): Unit {
  const drawing = { land, random: seededRandom(seed + 17) }
  const end = land.pool.order.length
  const province = unitOf(drawing, 'province', 0, end, counts)
  const aims = aimsOf(drawing, counts.prefectures, 0.35, 4 * cellsAGroup)
  province.children = fill(drawing, 'prefecture', divide(drawing, 0, end, aims), counts, (drawn, allotment) => {
    const countyAims = aimsOf(drawing, allotment.counties, 0.25, 4 * cellsAGroup)
    const starts = divide(drawing, drawn.start, drawn.end, countyAims)
    drawn.children = fill(drawing, 'county', starts, allotment, (county, own) => {
      const townStarts = divide(drawing, county.start, county.end, aimsOf(drawing, own.towns, 0.3, 3 * cellsAGroup))
      county.children = fillTowns(drawing, townStarts, own)
    })
  })
  return province
}

/** Aims of about equal weight, scattered by `spread` (standard deviation of the logarithm). */
function aimsOf({ random }: Drawing, count: number, spread: number, leastCells: number): PartAim[] {
  return Array.from({ length: count }, () => ({ weight: Math.exp(spread * bell(random)), leastCells }))
}

/** About a normal distribution of mean 0 and deviation 1, never beyond 3.5. */
function bell(random: Random): number {
  return ((random() + random() + random() - 1.5) * 3.5) / 1.75
}

function divide({ land, random }: Drawing, start: number, end: number, aims: readonly PartAim[]): number[] {
  return divideCells(land.pool, start, end, aims, random)
}

function measure({ land }: Drawing, start: number, end: number): Measure {
  const villagesBy = [0, 0, 0, 0]
  for (let i = start; i < end; i++) {
    const cell = land.pool.order[i]
    villagesBy[land.terrain[cell]] += land.pool.weight[cell]
  }
  const sum = (of: (terrain: Terrain) => number): number =>
    terrains.reduce((total, terrain, index) => total + villagesBy[index] * of(terrain), 0)
  return {
    area: terrains.map((terrain, index) => villagesBy[index] * terrainFacts[terrain].villageSquareKilometers),
    villages: sum(() => 1),
    groups: sum((terrain) => terrainFacts[terrain].groupsAVillage),
    towns: sum((terrain) => 1 / terrainFacts[terrain].villagesATown),
    counties: sum((terrain) => 1 / terrainFacts[terrain].villagesACounty),
  }
}

function unitOf(
  drawing: Drawing,
  level: DivisionLevel,
  start: number,
  end: number,
  { groups, communities }: Pick<Allotment, 'groups' | 'communities'>,
): Unit {
  const { area } = measure(drawing, start, end)
  const terrain = terrains[area.indexOf(Math.max(...area))]
  return { level, start, end, terrain, isCommunity: false, isUrban: false, groups, communities, children: [], groupStarts: [] }
}

/** Makes units of parts, allots to each what its land expects of what there is, and lets `draw` go on inside. */
function fill(
  drawing: Drawing,
  level: DivisionLevel,
  starts: readonly number[],
  whole: Allotment,
  draw: (unit: Unit, allotment: Allotment) => void,
): Unit[] {
  const measures = starts.slice(0, -1).map((start, index) => measure(drawing, start, starts[index + 1]))
  const share = (total: number, of: (part: Measure) => number, least: number): number[] =>
    apportion(total, measures.map(of), total >= least * measures.length ? least : 1)
  const counties = level === 'prefecture' ? share(whole.counties, (part) => part.counties, 1) : measures.map(() => 1)
  const towns = share(whole.towns, (part) => part.towns, 2)
  const villages = share(whole.villages, (part) => part.villages, 8)
  const communities = share(whole.communities, (part) => part.villages, 3)
  const groups = share(whole.groups, (part) => part.groups, 30)
  return measures.map((_, index) => {
    const allotment = {
      counties: counties[index],
      towns: towns[index],
      villages: villages[index],
      communities: communities[index],
      groups: groups[index],
    }
    const unit = unitOf(drawing, level, starts[index], starts[index + 1], allotment)
    draw(unit, allotment)
    return unit
  })
}

/** The towns of a county: those about its seat are sub-districts, of mostly communities. */
function fillTowns(drawing: Drawing, starts: readonly number[], { villages, communities, groups }: Allotment): Unit[] {
  const { random, land } = drawing
  const towns = starts
    .slice(0, -1)
    .map((start, index) => unitOf(drawing, 'town', start, starts[index + 1], { groups: 0, communities: 0 }))
  const measures = towns.map(({ start, end }) => measure(drawing, start, end))
  const middles = towns.map(({ start, end }) => middleOf(land, start, end))
  const seat = middles[Math.floor(random() * towns.length)]
  const bySeat = towns.map((_, index) => index)
  const distance = (index: number): number => Math.hypot(middles[index][0] - seat[0], middles[index][1] - seat[1])
  bySeat.sort((one, other) => distance(one) - distance(other))
  const urbanTowns = Math.min(Math.floor(towns.length / 4), Math.round(communities / 18 + random()))
  for (const index of bySeat.slice(0, urbanTowns)) towns[index].isUrban = true
  const villageShares = apportion(
    villages,
    measures.map((part, index) => part.villages * (towns[index].isUrban ? 0.6 : 1)),
    villages >= 2 * towns.length ? 2 : 1,
  )
  const groupShares = apportion(
    groups,
    measures.map((part, index) => part.groups * (towns[index].isUrban ? 0.6 : 1)),
    1,
  )
  const communityShares = apportion(
    communities,
    towns.map(({ isUrban }) => (isUrban ? 7 : 0.55) * (0.6 + 0.8 * random())),
  )
  towns.forEach((town, index) => {
    town.groups = Math.max(groupShares[index], 0)
    town.communities = communityShares[index]
    fillVillages(drawing, town, villageShares[index])
  })
  return towns
}

function fillVillages(drawing: Drawing, town: Unit, villages: number): void {
  const { random } = drawing
  const aims = aimsOf(drawing, villages, 0.42, 2 * cellsAGroup)
  const size = terrainFacts[town.terrain]
  const communityAims = Array.from({ length: town.communities }, () => ({
    weight: (town.isUrban ? 0.35 : 1 / size.groupsAVillage) * (0.7 + 0.6 * random()),
    leastCells: cellsACommunity,
  }))
  // In the middle of the list, communities come to lie together.
  const before = Math.floor(villages / 2)
  const parts = [
    ...aims.slice(0, before).map((aim) => ({ aim, isCommunity: false })),
    ...communityAims.map((aim) => ({ aim, isCommunity: true })),
    ...aims.slice(before).map((aim) => ({ aim, isCommunity: false })),
  ]
  const starts = divide(
    drawing,
    town.start,
    town.end,
    parts.map(({ aim }) => aim),
  )
  town.children = parts.map(({ isCommunity }, index) => ({
    ...unitOf(drawing, 'village', starts[index], starts[index + 1], { groups: 0, communities: 0 }),
    isCommunity,
  }))
  const own = town.children.filter(({ isCommunity }) => !isCommunity)
  const groups = apportion(
    town.groups,
    own.map(({ start, end }) => measure(drawing, start, end).groups),
    1,
  )
  own.forEach((village, index) => {
    village.groups = groups[index]
    village.groupStarts = divide(drawing, village.start, village.end, aimsOf(drawing, groups[index], 0.25, cellsAGroup))
  })
}

/** Meters east and north of the middle of a stretch of cells. */
export function middleOf({ pool, honeycomb }: Land, start: number, end: number): [number, number] {
  let east = 0
  let north = 0
  for (let i = start; i < end; i++) {
    east += honeycomb.x[pool.order[i]]
    north += honeycomb.y[pool.order[i]]
  }
  return [east / (end - start), north / (end - start)]
}
