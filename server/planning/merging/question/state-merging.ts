import { mapOfOutlines } from '../../division/atoms/map-of-outlines.ts'
import { type MergeSizeRule, sizesOfLevel } from '../../rules/merge-rules.ts'
import type { MergeProblem, MergeSizes, MergeUnit, StayReason } from '../merging-types.ts'
import { joinableNeighbours, unitsWithin } from '../neighbours.ts'
import { straightWays } from '../travel/straight-ways.ts'
import { seatsOf, type TravelQuestion, tabulateTravel } from '../travel/tabulate-travel.ts'
import type { GroundUnit, MergeGround } from './merge-ground.ts'
import { type MergeWishes, objectiveOf } from './merge-wishes.ts'
import { type Centre, placeCentres } from './place-centres.ts'
import { streetWays } from './street-ways.ts'

/** A question as the engine takes it, with what its answer is told by. */
export interface StatedMerging {
  ground: MergeGround
  wishes: MergeWishes
  problem: MergeProblem
  centres: Centre[]
  /** The rule that holds for each of the problem's sizes; null: the set says nothing of that terrain. */
  sizeRules: (MergeSizeRule | null)[]
  /** Seconds of the longest way, by size; Infinity where there is no limit. */
  limitSeconds: number[]
  population: Float64Array
  households: Float64Array
  /** Borders of the units with what lies beyond; for outlines of groups. */
  map: ReturnType<typeof mapOfOutlines>
}

/** Rules of the level by terrain, with what is asked in their place. */
function sizesFor({ rules, level, limits }: MergeWishes, units: readonly GroundUnit[]) {
  const rows = sizesOfLevel(rules, level)
  const rowOf = (terrain: GroundUnit['terrain']): MergeSizeRule | null =>
    rows.find((row) => row.terrain !== null && row.terrain === terrain) ?? rows.find((row) => row.terrain === null) ?? null
  const sizeRules = [...new Set(units.map(({ terrain }) => rowOf(terrain)))]
  const sizes = sizeRules.map(
    (row): MergeSizes => ({
      populationMin: limits.populationMin ?? row?.populationMin ?? 0,
      populationMax: limits.populationMax ?? row?.populationMax ?? Number.POSITIVE_INFINITY,
      areaMaxSquareMeters:
        limits.areaMaxSquareMeters ??
        (row?.areaMaxSquareKilometers != null ? row.areaMaxSquareKilometers * 1e6 : Number.POSITIVE_INFINITY),
    }),
  )
  const limitSeconds = sizeRules.map((row) => 60 * (limits.maxMinutes ?? row?.maxMinutes ?? Number.POSITIVE_INFINITY))
  return { sizeRules, sizes, limitSeconds, sizesOf: units.map(({ terrain }) => sizeRules.indexOf(rowOf(terrain))) }
}

const likenessOf = ({ terrain, industry }: GroundUnit): string | null =>
  terrain === null && industry === null ? null : `${terrain ?? ''} ${industry ?? ''}`

/** Puts a question: who borders whom, where centres could be, and how all people would travel to each. The costly part is a search of the streets around every centre, twice for seats. */
export function stateMerging(ground: MergeGround, wishes: MergeWishes): StatedMerging {
  const { units, settlements, streets } = ground
  const map = mapOfOutlines(units.map(({ geometry }) => geometry))
  const borders = new Map<string, readonly [number, number]>()
  for (const { left, right, isPassable } of map.edges)
    if (isPassable && left >= 0 && right >= 0) borders.set(`${Math.min(left, right)} ${Math.max(left, right)}`, [left, right])
  const [population, households] = [new Float64Array(units.length), new Float64Array(units.length)]
  for (const place of settlements) {
    population[place.unit] += place.people
    households[place.unit] += place.households
  }
  const centres = placeCentres(ground)
  const seat = seatsOf(units.length, centres)
  const { sizeRules, sizes, limitSeconds, sizesOf } = sizesFor(wishes, units)
  const counted = new Set<string>([...wishes.rules.exemptions, ...wishes.rules.blockers])
  const stated = units.map((unit, index): MergeUnit => {
    let stays: StayReason | null = unit.stays.find((reason) => counted.has(reason)) ?? null
    if (stays === null && population[index] === 0) stays = 'nobody_counted'
    return {
      population: population[index],
      areaSquareMeters: unit.areaSquareMeters,
      parent: unit.parent,
      sizes: sizesOf[index],
      stays,
      likeness: likenessOf(unit),
    }
  })
  const rules = {
    sizes,
    mostUnits: wishes.limits.mostUnits ?? wishes.rules.mostUnits.value,
    withinParents: wishes.rules.withinParent.value,
  }
  const joined = { units: stated, borders: [...borders.values()], rules }
  const question: TravelQuestion = {
    unitCount: units.length,
    settlements,
    centres,
    reachedFrom: unitsWithin(joinableNeighbours(joined), rules.mostUnits),
    limitSeconds: Float64Array.from(sizesOf, (index) => limitSeconds[index]),
    serviceSeconds: wishes.closeSeats ? wishes.serviceMeters / ground.metersPerSecond : Number.POSITIVE_INFINITY,
  }
  const ways = streets === null ? straightWays(question, ground.metersPerSecond) : streetWays(streets, settlements, centres)
  const travel = tabulateTravel(question, ways)
  // Whose seat nobody gets to cannot be told how far another centre would be.
  const reached = stated.map((unit, index) =>
    unit.stays === null && !hasWay(travel, index, seat[index]) ? { ...unit, stays: 'no_streets' as const } : unit,
  )
  const people = population.reduce((sum, count) => sum + count, 0)
  const mean = people / Math.max(1, population.filter((count) => count > 0).length)
  const problem: MergeProblem = {
    units: reached,
    borders: joined.borders,
    travel,
    rules,
    objective: objectiveOf(wishes, mean),
    targetPopulation: bestPopulation(wishes, sizes, people, mean),
    keepApart: wishes.keepApart,
    keepTogether: wishes.keepTogether,
    fixed: wishes.fixed,
  }
  return { ground, wishes, problem, centres, sizeRules, limitSeconds, population, households, map }
}

function hasWay(travel: MergeProblem['travel'], unit: number, seat: number): boolean {
  if (seat < 0) return false
  for (let at = travel.starts[unit]; at < travel.starts[unit + 1]; at++) {
    if (travel.centres[at] !== seat) continue
    for (let k = 0; k < travel.firstOf[unit + 1] - travel.firstOf[unit]; k++)
      if (travel.seconds[travel.secondsFrom[at] + k] !== Number.POSITIVE_INFINITY) return true
  }
  return false
}

/** People of a unit at best: all people shared out where a number of units is asked for, else the middle of the range that most rules give. */
function bestPopulation({ target }: MergeWishes, sizes: readonly MergeSizes[], people: number, mean: number): number {
  if (target !== null) return people / ((target.least + target.most) / 2)
  const [first] = sizes.filter(
    ({ populationMin, populationMax }) => populationMin > 0 || populationMax < Number.POSITIVE_INFINITY,
  )
  if (first === undefined) return 1.7 * mean
  if (first.populationMax === Number.POSITIVE_INFINITY) return 1.5 * first.populationMin
  return (first.populationMin + first.populationMax) / 2
}
