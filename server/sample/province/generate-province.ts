import type { DivisionDraft } from '#planning/types'
import { apportion } from '../mesh/apportion.ts'
import { hashOf } from '../mesh/fractal-noise.ts'
import type { SampleContent, SampleDivision, SampleOptions } from '../sample-content.ts'
import { countPeople } from './count-people.ts'
import { drawUnits } from './draw-units.ts'
import { type Land, layLand } from './lay-land.ts'
import { type NamedUnit, nameUnits } from './name-units.ts'
import { createOutliner } from './outline-cells.ts'
import { placeFacilities } from './place-facilities.ts'
import { provinceAt } from './province-facts.ts'

interface Plan {
  land: Land
  province: NamedUnit
  seed: number
}

/**
 * Generates a synthetic province: Sichuan's size and numbers before its reform, without walking streets. Nothing is drawn before the first
 * part is read, and outlines are made one at a time, as they are read; children tile their parents vertex by vertex on the 1e-7 degree
 * lattice, and every inner corner belongs to three divisions. Memory and time grow with the scale: about 1 GB at 1.
 */
export function generateProvince({ seed, scale }: Required<SampleOptions>): SampleContent {
  let made: Plan | null = null
  const plan = (): Plan => {
    made ??= planProvince(seed, scale)
    return made
  }
  return {
    name: '方圆示例省',
    nameEn: 'Fangyuan sample province',
    divisions: { [Symbol.iterator]: () => divisionsOf(plan()) },
    lineage: [],
    streets: [],
    barriers: [],
    land: [],
    // People are stated for every division down to the groups: points that counted some of them again would contradict those.
    demand: [],
    facilities: { [Symbol.iterator]: () => placeFacilities(plan().land, plan().province, seed) },
  }
}

function planProvince(seed: number, scale: number): Plan {
  const counts = provinceAt(scale)
  const land = layLand(seed, scale)
  const province = drawUnits(land, counts, seed)
  return { land, province: nameUnits(land, province, countPeople(province, counts, seed), seed), seed }
}

/** Every division, parents before children. */
function* divisionsOf({ land, province, seed }: Plan): Generator<SampleDivision, void, undefined> {
  const outlineOf = createOutliner(land.honeycomb, land.pool.order, leavesOf(land, province))
  const lasting = (division: DivisionDraft): SampleDivision => ({
    ...division,
    identity: division.code,
    validFrom: '2018-01-01',
    validTo: null,
  })
  function* within(unit: NamedUnit, parentCode: string | null): Generator<SampleDivision, void, undefined> {
    const { level, kind, code, name, terrain, urbanRuralClass, households, population } = unit
    const own = { level, kind, code, name, parentCode, terrain, urbanRuralClass, households, population }
    yield lasting({ ...own, geometry: outlineOf(unit.start, unit.end) })
    for (const child of unit.children) yield* within(child, code)
    const groups = unit.groupStarts.length - 1
    if (groups < 1) return
    const weights = Array.from({ length: groups }, (_, index) => 0.7 + (0.6 * hashOf(unit.start, index, seed)) / 2 ** 32)
    const people = apportion(population, weights, population >= groups ? 1 : 0)
    const homes = apportion(households, weights, households >= groups ? 1 : 0)
    for (let index = 0; index < groups; index++) {
      yield lasting({
        level: 'group',
        kind: 'villager_group',
        code: code + String(index + 1).padStart(3, '0'),
        name: `${name}${index + 1}组`,
        parentCode: code,
        terrain,
        urbanRuralClass: null,
        households: homes[index],
        population: people[index],
        geometry: outlineOf(unit.groupStarts[index], unit.groupStarts[index + 1]),
      })
    }
  }
  yield* within(province, null)
}

/** The smallest division of every cell, by number; −1 outside the province. */
function leavesOf({ pool }: Land, province: NamedUnit): Int32Array {
  const leafOf = new Int32Array(pool.weight.length).fill(-1)
  let leaf = 0
  const mark = (start: number, end: number): void => {
    for (let i = start; i < end; i++) leafOf[pool.order[i]] = leaf
    leaf++
  }
  const visit = (unit: NamedUnit): void => {
    for (const child of unit.children) visit(child)
    if (unit.level !== 'village') return
    if (unit.isCommunity) mark(unit.start, unit.end)
    else for (let i = 1; i < unit.groupStarts.length; i++) mark(unit.groupStarts[i - 1], unit.groupStarts[i])
  }
  visit(province)
  return leafOf
}
