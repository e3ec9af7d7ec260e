import type { DemandDraft } from '#planning/types'
import { newCompoundEndings, oldCompoundEndings, roadBases, scenicBases } from '../names/components.ts'
import { villageBases } from '../province/place-names.ts'
import type { SampleContent, SampleDivision, SampleOptions } from '../sample-content.ts'
import { type CityPlan, planCity } from './city-plan.ts'
import { type CityCells, cityCells, drawCityDivisions } from './draw-city-divisions.ts'
import type { Edge } from './edges.ts'
import { furnishBlock } from './furnish-block.ts'
import { type NamedCityUnit, nameCityDivisions } from './name-city-divisions.ts'
import { createBlockOutliner } from './outline-blocks.ts'
import { placeCityFacilities } from './place-city-facilities.ts'
import { homeKey, placeBarriers, placeLand } from './place-ground.ts'
import { placeStreets } from './place-streets.ts'

interface DrawnCity {
  cells: CityCells
  city: NamedCityUnit
}

/**
 * Generates a synthetic city: about a million street nodes and three million people at scale 1, ring and radial roads, a river with few
 * bridges, a railway, an expressway, walled estates, lanes, country around. Blocks are laid out one at a time, as they are read, and
 * forgotten; what two blocks share is decided by their place alone, so that both know it.
 */
export function generateCity({ seed, scale }: Required<SampleOptions>): SampleContent {
  const plan = planCity(seed, scale)
  let made: DrawnCity | null = null
  const drawn = (): DrawnCity => {
    made ??= drawCity(plan)
    return made
  }
  const roads = [roadBases.map((base) => `${base}路`), roadBases.map((base) => `${base}大街`)]
  const nameOf = (along: Edge['along'], line: number): string =>
    roads[along === 'east' ? 0 : 1][(line * 7 + (along === 'east' ? 3 : 11)) % roadBases.length] +
    (line >= roadBases.length ? '延线' : '')
  return {
    name: '方圆示例市',
    nameEn: 'Fangyuan sample city',
    divisions: { [Symbol.iterator]: () => divisionsOf(plan, drawn()) },
    lineage: [],
    streets: { [Symbol.iterator]: () => placeStreets(plan, nameOf) },
    barriers: { [Symbol.iterator]: () => placeBarriers(plan) },
    land: { [Symbol.iterator]: () => placeLand(plan) },
    demand: { [Symbol.iterator]: () => demandOf(plan) },
    facilities: { [Symbol.iterator]: () => placeCityFacilities(plan, drawn().cells, drawn().city) },
  }
}

/** Counts the people of every block and draws the divisions from them. */
function drawCity(plan: CityPlan): DrawnCity {
  const households = new Float64Array(plan.useOf.length)
  const population = new Float64Array(plan.useOf.length)
  for (let block = 0; block < plan.useOf.length; block++) {
    for (const home of furnishBlock(plan, block).homes) {
      households[block] += home.households
      population[block] += home.population
    }
  }
  const cells = cityCells(plan, households, population)
  return { cells, city: nameCityDivisions(plan, drawCityDivisions(plan, cells)) }
}

function* divisionsOf(plan: CityPlan, { cells, city }: DrawnCity): Generator<SampleDivision, void, undefined> {
  const outlineOf = createBlockOutliner(plan, cells)
  function* within(unit: NamedCityUnit, parentCode: string | null): Generator<SampleDivision, void, undefined> {
    const { children, start, end, ...own } = unit
    const terrain = unit.level === 'grid_1' ? null : 'plain'
    const geometry = outlineOf(start, end)
    yield { ...own, parentCode, terrain, geometry, identity: unit.code, validFrom: '2020-01-01', validTo: null }
    for (const child of children) yield* within(child, unit.code)
  }
  yield* within(city, null)
}

/** The people of every house, block by block. */
function* demandOf(plan: CityPlan): Generator<DemandDraft, void, undefined> {
  const endings = { midEstate: oldCompoundEndings, newEstate: newCompoundEndings }
  const met = { midEstate: 0, newEstate: 0 }
  for (let index = 0; index < plan.useOf.length; index++) {
    const { block, homes } = furnishBlock(plan, index)
    const { use } = block
    let estate: string | null = null
    if (use === 'midEstate' || use === 'newEstate') {
      const own = met[use]++
      estate =
        scenicBases[(own * 97) % scenicBases.length] + endings[use][Math.floor(own / scenicBases.length) % endings[use].length]
    }
    for (const [number, home] of homes.entries()) {
      const { at, households, era, halfWidth: _, halfDepth: __, ...people } = home
      const [lon, lat] = plan.place(at[0], at[1])
      const farm = era === 'rural' ? `${villageBases[(index * 31 + number * 7) % villageBases.length]}院子` : null
      yield {
        kind: era === 'rural' ? 'settlement' : 'building',
        name: estate ? `${estate}${number + 1}栋` : farm,
        lon,
        lat,
        households,
        ...people,
        estimated: false,
        sourceKey: homeKey(index, number),
      }
    }
  }
}
